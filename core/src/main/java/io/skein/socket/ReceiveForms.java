package io.skein.socket;

import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.message.Row;
import io.skein.pattern.Pattern;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The forms of receive, of all sockets: at once, waiting, and by a future; to be kept, or copied
 * into a buffer. Any thread.
 *
 * <p>A call for one item looks up who waits and the pattern before its turn: behind the fence of
 * the lock, links of a chain are waited for one by one (decision 12).
 */
final class ReceiveForms {
  /** Instead of a number of bytes: nothing came. */
  private static final int NOTHING = -1;

  private final SocketCore core;
  private final Turn turn;
  private final Waiting waiting;
  private final Pattern pattern;

  /** So many messages need no look. Races between threads only blur it. */
  private long expected;

  ReceiveForms(SocketCore core) {
    this.core = core;
    this.turn = core.turn;
    this.waiting = core.waiting;
    this.pattern = core.pattern;
  }

  Item tryReceive() {
    return tryReceive(null);
  }

  Item receive() throws InterruptedException {
    return receive(null, false, 0);
  }

  /** Null when time was up. */
  Item receive(Duration timeout) throws InterruptedException {
    return receive(null, true, deadline(timeout));
  }

  /** How many bytes were copied; {@link #NOTHING} when nothing is there. */
  int tryReceiveInto(ByteBuffer target) {
    prepare(target);
    return copied(tryReceive(target), target);
  }

  /** How many bytes were copied. */
  int receiveInto(ByteBuffer target) throws InterruptedException {
    prepare(target);
    return copied(receive(target, false, 0), target);
  }

  /** How many bytes were copied; {@link #NOTHING} when time was up. */
  int receiveInto(ByteBuffer target, Duration timeout) throws InterruptedException {
    prepare(target);
    return copied(receive(target, true, deadline(timeout)), target);
  }

  /** Before something is taken that could not be copied. */
  private void prepare(ByteBuffer target) {
    if (target.isReadOnly()) {
      throw new ReadOnlyBufferException();
    }
    core.rows.want();
  }

  /** After the turn: what was not lent may be large, and is copied here. */
  private static int copied(Item item, ByteBuffer target) {
    if (item == null) {
      return NOTHING;
    }
    if (!Row.isLent(item)) {
      Copying.copy(item, target);
    }
    return ((Message) item).firstSize(); // Also of one that was lent: its size never changes.
  }

  private long deadline(Duration timeout) {
    return core.context.clock().nanoTime() + Waiting.nanos(timeout);
  }

  /** What is lent is copied into {@code target}; null to keep it. */
  private Item tryReceive(ByteBuffer target) {
    final Turn turn = this.turn;
    final Waiting waiting = this.waiting;
    final Pattern pattern = this.pattern;
    turn.enter();
    try {
      turn.checkOpen();
      return tryTake(waiting, pattern, target);
    } finally {
      turn.leave();
    }
  }

  /** In the turn: what is lent is over with it. */
  private static Item tryTake(Waiting waiting, Pattern pattern, ByteBuffer target) {
    if (target == null) {
      return waiting.tryReceive(pattern);
    }
    Item item = waiting.tryReceiveLent(pattern);
    if (Row.isLent(item)) {
      Copying.copy(item, target);
      Row.giveBack(item);
    }
    return item;
  }

  private Item receive(ByteBuffer target, boolean timed, long deadlineNanos)
      throws InterruptedException {
    SocketCore.checkNotInterrupted();
    if (--expected < 0) {
      expected = core.lookout.beforeReceiving(waiting.receiversSpinning());
    }
    final Turn turn = this.turn;
    final Waiting waiting = this.waiting;
    final Pattern pattern = this.pattern;
    Waiter waiter;
    turn.enter();
    try {
      turn.checkOpen();
      Item item = tryTake(waiting, pattern, target);
      if (item != null) {
        return item;
      }
      waiter = Waiter.ofReceiver(target != null);
      waiting.add(waiter);
    } finally {
      turn.leave();
    }
    if (!waiting.await(waiter, timed, deadlineNanos)) {
      return null;
    }
    Item item = waiter.outcome();
    if (Row.isLent(item)) {
      copyAndGiveBack(item, target);
    }
    return item;
  }

  /** By who has waited: into a buffer of its thread's nobody else could have copied it. */
  private void copyAndGiveBack(Item item, ByteBuffer target) {
    Copying.copy(item, target);
    turn.enter();
    try {
      Row.giveBack(item);
    } finally {
      turn.leave();
    }
  }

  <T> CompletableFuture<T> receiveAsync(Function<? super Item, ? extends T> mapping) {
    Item item;
    turn.enter();
    try {
      turn.checkOpen();
      item = waiting.tryReceive(pattern);
      if (item == null) {
        Pending<T> pending = new Pending<>(core, null, mapping);
        waiting.add(pending.waiter());
        return pending;
      }
    } finally {
      turn.leave();
    }
    return CompletableFuture.completedFuture(mapping.apply(item));
  }

  /** Fills {@code target} from its start; returns how many items there were. */
  int drainTo(Item[] target) {
    turn.enter();
    try {
      turn.checkOpen();
      int count = 0;
      Item item;
      while (count < target.length && (item = waiting.tryReceive(pattern)) != null) {
        target[count++] = item;
      }
      return count;
    } finally {
      turn.leave();
    }
  }
}
