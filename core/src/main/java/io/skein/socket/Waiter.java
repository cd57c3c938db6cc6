package io.skein.socket;

import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.message.Row;
import io.skein.transport.Drivable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.BooleanSupplier;

/**
 * Somebody who waits in a socket's line: a parked thread or a future. A sender's node carries its
 * message.
 *
 * <pre>
 *   WAITING ── claim ──▶ CLAIMED ── deliver, fail ──▶ DONE
 *      └────── claim by interrupt, deadline, cancellation: the node leaves the line
 * </pre>
 *
 * <p>Whoever claims a node by the one compare-and-set decides what becomes of it, so no message is
 * both delivered and given up.
 */
final class Waiter implements BooleanSupplier {
  private static final VarHandle STATE;
  private static final int WAITING = 0;
  private static final int CLAIMED = 1;
  private static final int DONE = 2;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(Waiter.class, "state", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** What is to be sent; null when the waiter receives. */
  final Message message;

  /** Whether a receiver gives back what it gets, which may be lent then: {@link Row}. */
  final boolean givesBack;

  /** Null for a future. */
  final ThreadWait wait;

  private final Pending<?> future;

  /** What the thread may drive meanwhile; null for nothing. Set when it stands in line. */
  Drivable drivable;

  // The line, guarded by the socket's lock.
  Waiter previous;
  Waiter next;

  // The outcome: written by the claimer before DONE, read after it.
  private Item received;
  private Throwable failure;
  private Waiter wakesNext;

  private volatile int state;

  private Waiter(Message message, boolean givesBack, ThreadWait wait, Pending<?> future) {
    this.message = message;
    this.givesBack = givesBack;
    this.wait = wait;
    this.future = future;
  }

  /** The calling thread waits to send {@code message}. */
  static Waiter ofSender(Message message) {
    return new Waiter(message, false, new ThreadWait(), null);
  }

  /** The calling thread waits to receive, to give it back or to keep it. */
  static Waiter ofReceiver(boolean givesBack) {
    return new Waiter(null, givesBack, new ThreadWait(), null);
  }

  /** {@code future} waits, to send {@code message} or, with null, to receive. */
  static Waiter ofFuture(Message message, Pending<?> future) {
    return new Waiter(message, false, null, future);
  }

  /** Exactly one caller gets true. */
  boolean claim() {
    return STATE.compareAndSet(this, WAITING, CLAIMED);
  }

  boolean isDone() {
    return state == DONE;
  }

  /** Whether it is done. */
  @Override
  public boolean getAsBoolean() {
    return isDone();
  }

  boolean isThread() {
    return wait != null;
  }

  /** By the claimer: what was received, or null for a sender whose message was taken. */
  void succeed(Item item) {
    received = item;
  }

  /** By the claimer: the wait ends with an exception. */
  void fail(Throwable failure) {
    this.failure = failure;
  }

  /** By the claimer: whether it ends with an exception. */
  boolean hasFailed() {
    return failure != null;
  }

  /** By the claimer: lets the waiter go; a thread will then wake {@code wakesNext}, if any. */
  void done(Waiter wakesNext) {
    this.wakesNext = wakesNext;
    state = DONE;
  }

  /** Without the lock, after DONE: wakes a thread. */
  void wake() {
    wait.wake();
  }

  /** Without the lock, after DONE: completes a future, on the context's executor. */
  void complete() {
    future.settle(received, failure);
  }

  /**
   * On the waiting thread, after DONE: wakes the thread behind, and gives the outcome.
   *
   * @return what was received, or null for a sender
   */
  Item outcome() {
    if (wakesNext != null) {
      wakesNext.wake();
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure != null) {
      throw (RuntimeException) failure;
    }
    return received;
  }
}
