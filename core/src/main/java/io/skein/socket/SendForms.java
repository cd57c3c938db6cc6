package io.skein.socket;

import io.skein.message.Message;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The forms of send, of all sockets: at once, waiting, and by a future. Any thread. */
final class SendForms {
  private final SocketCore core;

  SendForms(SocketCore core) {
    this.core = core;
  }

  boolean trySend(Message message) {
    core.turn.enter();
    try {
      core.checkOpen();
      return core.waiting.trySend(message);
    } finally {
      core.turn.leave();
    }
  }

  void send(Message message) throws InterruptedException {
    Waiter waiter = sendOrLineUp(message);
    if (waiter != null) {
      core.waiting.await(waiter, false, 0);
      waiter.outcome();
    }
  }

  boolean send(Message message, Duration timeout) throws InterruptedException {
    long deadlineNanos = core.context.clock().nanoTime() + Waiting.nanos(timeout);
    Waiter waiter = sendOrLineUp(message);
    if (waiter == null) {
      return true;
    }
    if (!core.waiting.await(waiter, true, deadlineNanos)) {
      return false;
    }
    waiter.outcome();
    return true;
  }

  /** Null when the message was taken at once. */
  private Waiter sendOrLineUp(Message message) throws InterruptedException {
    SocketCore.checkNotInterrupted();
    core.lookout.beforeSending(core.waiting.sendersSpinning());
    core.turn.enter();
    try {
      core.checkOpen();
      if (core.waiting.trySend(message)) {
        return null;
      }
      Waiter waiter = Waiter.ofThread(message);
      core.waiting.add(waiter);
      return waiter;
    } finally {
      core.turn.leave();
    }
  }

  CompletableFuture<Void> sendAsync(Message message) {
    core.turn.enter();
    try {
      core.checkOpen();
      if (core.waiting.trySend(message)) {
        return CompletableFuture.completedFuture(null);
      }
      Pending<Void> pending = new Pending<>(core, message, nothing -> null);
      core.waiting.add(pending.waiter());
      return pending;
    } finally {
      core.turn.leave();
    }
  }
}
