package io.skein.socket;

import io.skein.message.Item;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A taker that takes everything, whatever it thinks of it. */
final class Handler<T> implements Taker<T>, Handling {
  private static final Logger LOG = LoggerFactory.getLogger(Handler.class);

  private final Consumer<? super T> consumer;
  private final AtomicLong failures = new AtomicLong();
  private final Delivery<T> delivery;

  private Handler(
      SocketCore core, Function<? super Item, ? extends T> mapping, Consumer<? super T> consumer) {
    this.consumer = consumer;
    this.delivery = new Delivery<>(core, mapping, this);
  }

  static <T> Handling start(
      SocketCore core, Function<? super Item, ? extends T> mapping, Consumer<? super T> consumer) {
    Handler<T> handler = new Handler<>(core, mapping, consumer);
    handler.delivery.wake();
    return handler;
  }

  @Override
  public boolean wants() {
    return true;
  }

  @Override
  public void take(T item) {
    try {
      consumer.accept(item);
    } catch (RuntimeException | Error e) {
      // An Error too: it would end the handler silently, and it is not ours to die of.
      failures.incrementAndGet();
      LOG.warn("A handler threw on {}", item, e);
    }
  }

  @Override
  public void fail(RuntimeException why) {
    LOG.warn("A handler is given nothing more", why);
  }

  @Override
  public void close() {
    delivery.cancel();
  }

  @Override
  public long failures() {
    return failures.get();
  }
}
