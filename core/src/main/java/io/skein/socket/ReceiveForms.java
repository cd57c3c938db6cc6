package io.skein.socket;

import io.skein.message.Item;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The forms of receive, of all sockets: at once, waiting, and by a future. Any thread. */
final class ReceiveForms {
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
    turn.enter();
    try {
      turn.checkOpen();
      return waiting.tryReceive();
    } finally {
      turn.leave();
    }
  }

  Item receive() throws InterruptedException {
    return receive(false, 0);
  }

  /** Null when time was up. */
  Item receive(Duration timeout) throws InterruptedException {
    return receive(true, core.context.clock().nanoTime() + Waiting.nanos(timeout));
  }

  private Item receive(boolean timed, long deadlineNanos) throws InterruptedException {
    SocketCore.checkNotInterrupted();
    if (--expected < 0) {
      expected = core.lookout.beforeReceiving(waiting.receiversSpinning());
    }
    Waiter waiter;
    turn.enter();
    try {
      turn.checkOpen();
      Item item = waiting.tryReceive();
      if (item != null) {
        return item;
      }
      waiter = Waiter.ofThread(null);
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
