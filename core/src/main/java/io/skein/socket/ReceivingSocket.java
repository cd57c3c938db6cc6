package io.skein.socket;

import io.skein.event.DoesNotFitException;
import io.skein.event.SocketClosedException;
import io.skein.message.Item;
import io.skein.pattern.Pattern;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/**
 * A socket that receives. All forms throw {@link SocketClosedException} when the socket is closed
 * before something was received.
 *
 * @param <T> what is received: messages, for all types but XPUB
 */
public abstract class ReceivingSocket<T extends Item> extends SkeinSocket {

  /** More would keep other threads waiting for their turn. */
  private static final int DRAINED_IN_ONE_TURN = 256;

  /** Opens a socket; see {@link SkeinSocket}. */
  protected ReceivingSocket(Context context, Pattern pattern, SocketOptions options) {
    super(context, pattern, options);
  }

  @SuppressWarnings("unchecked") // The pattern gives nothing else: that is the subclass's contract.
  private T typed(Item item) {
    return (T) item;
  }

  /**
   * Waits for a message.
   *
   * @throws InterruptedException when interrupted first; nothing is lost then
   */
  public final T receive() throws InterruptedException {
    return typed(receiveItem());
  }

  /**
   * Waits at most {@code timeout}; empty when the time was up.
   *
   * @throws InterruptedException when interrupted first; nothing is lost then
   */
  public final Optional<T> receive(Duration timeout) throws InterruptedException {
    return Optional.ofNullable(typed(receiveItem(timeout)));
  }

  /** Never waits: empty when there is nothing now. */
  public final Optional<T> tryReceive() {
    return Optional.ofNullable(typed(tryReceiveItem()));
  }

  /**
   * Waits for a message of one frame and copies its bytes into {@code target} at its position,
   * which moves behind them. For applications that make little garbage: with a PULL, SUB, XSUB,
   * DEALER or PAIR, arrays and objects of messages of at most 255 bytes that come by tcp or ipc are
   * used again, so a stream of them costs some 20 bytes a message. Who sent it is not told.
   *
   * @return how many bytes were copied, perhaps 0
   * @throws DoesNotFitException when it has several frames, as all that a ROUTER receives, or more
   *     bytes than {@code target} has room for, or is a subscription: the exception has it
   * @throws java.nio.ReadOnlyBufferException when nothing can be copied into {@code target};
   *     nothing is taken then
   * @throws InterruptedException when interrupted first; nothing is lost then
   */
  public final int receive(ByteBuffer target) throws InterruptedException {
    return core.receiving.receiveInto(target);
  }

  /**
   * As {@link #receive(ByteBuffer)}, and waits at most {@code timeout}; -1 when the time was up.
   *
   * @throws InterruptedException when interrupted first; nothing is lost then
   */
  public final int receive(ByteBuffer target, Duration timeout) throws InterruptedException {
    return core.receiving.receiveInto(target, timeout);
  }

  /** As {@link #receive(ByteBuffer)}, but never waits: -1 when there is nothing now. */
  public final int tryReceive(ByteBuffer target) {
    return core.receiving.tryReceiveInto(target);
  }

  /**
   * Never waits: the future gets the next message that no older receiver gets. Cancelled, timed out
   * or completed otherwise before that, it takes nothing. Stages run on the context's executor.
   */
  public final CompletableFuture<T> receiveAsync() {
    return receiveItemAsync(this::typed);
  }

  /**
   * Never waits: moves what is there into {@code target}, up to {@code limit} items.
   *
   * @return how many
   */
  public final int drainTo(Collection<? super T> target, int limit) {
    int total = 0;
    int count;
    do {
      Item[] items = new Item[Math.max(0, Math.min(limit - total, DRAINED_IN_ONE_TURN))];
      count = core.receiving.drainTo(items);
      for (int i = 0; i < count; i++) {
        target.add(typed(items[i]));
      }
      total += count;
    } while (count == DRAINED_IN_ONE_TURN);
    return total;
  }

  /**
   * Gives every message to {@code handler}: in order, one at a time, on the context's executor,
   * until the handle or this socket is closed. A handler that throws is logged, counted and gets
   * the next. Costs no thread while nothing comes. Several handlers share the messages, each of
   * which goes to one of them; threads and futures that wait in this socket come before them.
   *
   * @return ends it
   */
  public final Handling onMessage(Consumer<? super T> handler) {
    return handleItems(this::typed, Objects.requireNonNull(handler));
  }

  /**
   * The messages as a stream with back-pressure: a subscriber gets as many as it has requested, on
   * the context's executor, and the others stay in this socket, whose queues fill. Nothing is taken
   * before it can be given, so a subscriber that cancels loses nothing. Completed when this socket
   * is closed. Several subscribers share the messages, as handlers do.
   */
  public final Flow.Publisher<T> messages() {
    return subscriber -> Flowing.start(core, this::typed, subscriber);
  }

  /** Changes the mark of all queues from peers, those included that are there; 0 for none. */
  public final void receiveHighWaterMark(int messages) {
    core.changeReceiveMark(messages);
  }
}
