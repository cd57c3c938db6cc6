package io.skein.socket;

import io.skein.message.Item;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** A subscriber that takes as many as it has asked for. */
final class Flowing<T> implements Taker<T>, Flow.Subscription {
  private final Flow.Subscriber<? super T> subscriber;
  private final Delivery<T> delivery;
  private final AtomicLong wanted = new AtomicLong();

  private Flowing(
      SocketCore core,
      Function<? super Item, ? extends T> mapping,
      Flow.Subscriber<? super T> subscriber) {
    this.subscriber = subscriber;
    this.delivery = new Delivery<>(core, mapping, this);
  }

  static <T> void start(
      SocketCore core,
      Function<? super Item, ? extends T> mapping,
      Flow.Subscriber<? super T> subscriber) {
    new Flowing<>(core, mapping, Objects.requireNonNull(subscriber)).delivery.wake();
  }

  @Override
  public void begin() {
    subscriber.onSubscribe(this);
  }

  @Override
  public boolean wants() {
    return wanted.get() > 0;
  }

  @Override
  public void take(T item) {
    wanted.updateAndGet(number -> number == Long.MAX_VALUE ? number : number - 1);
    subscriber.onNext(item);
  }

  @Override
  public void end() {
    subscriber.onComplete();
  }

  @Override
  public void fail(RuntimeException why) {
    subscriber.onError(why);
  }

  @Override
  public void request(long number) {
    if (number <= 0) {
      delivery.fail(
          new IllegalArgumentException("A subscriber asks for 1 message or more, not " + number));
      return;
    }
    wanted.updateAndGet(before -> before + number < 0 ? Long.MAX_VALUE : before + number);
    delivery.wake();
  }

  @Override
  public void cancel() {
    delivery.cancel();
  }
}
