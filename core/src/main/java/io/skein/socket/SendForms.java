package io.skein.socket;

import io.skein.message.Message;
import io.skein.pattern.Pattern;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The forms of send, of all sockets: at once, waiting, and by a future. Any thread. Those without a
 * future look up what their turn needs before it, as in {@link ReceiveForms}.
 */
final class SendForms {
  private final SocketCore core;
  private final Turn turn;
  private final Waiting waiting;
  private final Pattern pattern;

  /** So many messages need no look. Races between threads only blur it. */
  private long roomExpected;

  SendForms(SocketCore core) {
    this.core = core;
    this.turn = core.turn;
    this.waiting = core.waiting;
    this.pattern = core.pattern;
  }

  boolean trySend(Message message) {
    final Turn turn = this.turn;
    final Waiting waiting = this.waiting;
    final Pattern pattern = this.pattern;
    turn.enter();
    try {
      turn.checkOpen();
      return waiting.trySend(pattern, message);
    } finally {
      turn.leave();
    }
  }

  void send(Message message) throws InterruptedException {
    Waiter waiter = sendOrLineUp(message);
    if (waiter != null) {
      waiting.await(waiter, false, 0);
      waiter.outcome();
    }
  }

  boolean send(Message message, Duration timeout) throws InterruptedException {
    long deadlineNanos = core.context.clock().nanoTime() + Waiting.nanos(timeout);
    Waiter waiter = sendOrLineUp(message);
    if (waiter == null) {
      return true;
    }
    if (!waiting.await(waiter, true, deadlineNanos)) {
      return false;
    }
    waiter.outcome();
    return true;
  }

  /** Null when the message was taken at once. */
  private Waiter sendOrLineUp(Message message) throws InterruptedException {
    SocketCore.checkNotInterrupted();
    if (--roomExpected < 0) {
      roomExpected = core.lookout.beforeSending(waiting.sendersSpinning());
    }
    final Turn turn = this.turn;
    final Waiting waiting = this.waiting;
    final Pattern pattern = this.pattern;
    turn.enter();
    try {
      turn.checkOpen();
      if (waiting.trySend(pattern, message)) {
        return null;
      }
      Waiter waiter = Waiter.ofSender(message);
      waiting.add(waiter);
      return waiter;
    } finally {
      turn.leave();
    }
  }

  CompletableFuture<Void> sendAsync(Message message) {
    turn.enter();
    try {
      turn.checkOpen();
      if (waiting.trySend(pattern, message)) {
        return CompletableFuture.completedFuture(null);
      }
      Pending<Void> pending = new Pending<>(core, message, nothing -> null);
      waiting.add(pending.waiter());
      return pending;
    } finally {
      turn.leave();
    }
  }
}
