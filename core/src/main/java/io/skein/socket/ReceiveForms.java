package io.skein.socket;

import io.skein.message.Item;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The forms of receive, of all sockets: at once, waiting, and by a future; to be kept, or copied
 * into a buffer. Any thread.
 */
final class ReceiveForms {
  /** Instead of a number of bytes: nothing came. */
  private static final int NOTHING = -1;

  private final SocketCore core;
  private final Turn turn;
  private final Waiting waiting;

  /** So many messages need no look. Races between threads only blur it. */
  private long expected;

  ReceiveForms(SocketCore core) {
    this.core = core;
    this.turn = core.turn;
    this.waiting = core.waiting;
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
    int start = prepared(target);
    return copied(tryReceive(target), target, start);
  }

  /** How many bytes were copied. */
  int receiveInto(ByteBuffer target) throws InterruptedException {
    int start = prepared(target);
    return copied(receive(target, false, 0), target, start);
  }

  /** How many bytes were copied; {@link #NOTHING} when time was up. */
  int receiveInto(ByteBuffer target, Duration timeout) throws InterruptedException {
    int start = prepared(target);
    return copied(receive(target, true, deadline(timeout)), target, start);
  }

  /** Before something is taken that could not be copied. */
  private int prepared(ByteBuffer target) {
    if (target.isReadOnly()) {
      throw new ReadOnlyBufferException();
    }
    core.rows.want();
    return target.position();
  }

  private static int copied(Item item, ByteBuffer target, int start) {
    return item == null ? NOTHING : target.position() - start;
  }

  private long deadline(Duration timeout) {
    return core.context.clock().nanoTime() + Waiting.nanos(timeout);
  }

  private Item tryReceive(ByteBuffer target) {
    turn.enter();
    try {
      turn.checkOpen();
      return waiting.tryReceive(target);
    } finally {
      turn.leave();
    }
  }

  private Item receive(ByteBuffer target, boolean timed, long deadlineNanos)
      throws InterruptedException {
    SocketCore.checkNotInterrupted();
    if (--expected < 0) {
      expected = core.lookout.beforeReceiving(waiting.receiversSpinning());
    }
    Waiter waiter;
    turn.enter();
    try {
      turn.checkOpen();
      Item item = waiting.tryReceive(target);
      if (item != null) {
        return item;
      }
      waiter = Waiter.ofReceiver(target);
      waiting.add(waiter);
    } finally {
      turn.leave();
    }
    return waiting.await(waiter, timed, deadlineNanos) ? waiter.outcome() : null;
  }

  <T> CompletableFuture<T> receiveAsync(Function<? super Item, ? extends T> mapping) {
    Item item;
    turn.enter();
    try {
      turn.checkOpen();
      item = waiting.tryReceive();
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
      while (count < target.length && (item = waiting.tryReceive()) != null) {
        target[count++] = item;
      }
      return count;
    } finally {
      turn.leave();
    }
  }
}
