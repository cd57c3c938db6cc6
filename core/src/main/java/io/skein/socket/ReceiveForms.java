package io.skein.socket;

import io.skein.message.Item;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The forms of receive, of all sockets: at once, waiting, and by a future. Any thread. */
final class ReceiveForms {
  private final SocketCore core;

  ReceiveForms(SocketCore core) {
    this.core = core;
  }

  Item tryReceive() {
    core.turn.enter();
    try {
      core.checkOpen();
      return core.waiting.tryReceive();
    } finally {
      core.turn.leave();
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
    core.lookout.beforeReceiving(core.waiting.receiversSpinning());
    Waiter waiter;
    core.turn.enter();
    try {
      core.checkOpen();
      Item item = core.waiting.tryReceive();
      if (item != null) {
        return item;
      }
      waiter = Waiter.ofThread(null);
      core.waiting.add(waiter);
    } finally {
      core.turn.leave();
    }
    return core.waiting.await(waiter, timed, deadlineNanos) ? waiter.outcome() : null;
  }

  <T> CompletableFuture<T> receiveAsync(Function<? super Item, ? extends T> mapping) {
    Item item;
    core.turn.enter();
    try {
      core.checkOpen();
      item = core.waiting.tryReceive();
      if (item == null) {
        Pending<T> pending = new Pending<>(core, null, mapping);
        core.waiting.add(pending.waiter());
        return pending;
      }
    } finally {
      core.turn.leave();
    }
    return CompletableFuture.completedFuture(mapping.apply(item));
  }

  /** Fills {@code target} from its start; returns how many items there were. */
  int drainTo(Item[] target) {
    core.turn.enter();
    try {
      core.checkOpen();
      int count = 0;
      Item item;
      while (count < target.length && (item = core.waiting.tryReceive()) != null) {
        target[count++] = item;
      }
      return count;
    } finally {
      core.turn.leave();
    }
  }
}
