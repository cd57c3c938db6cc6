package io.skein.socket;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * The lock of one socket: not re-entrant, without conditions, held for one decision.
 *
 * <p>Not re-entrant on purpose: a pattern or a transport that called back into its socket would
 * find half a decision; here it hangs in the first test instead.
 *
 * <p>A lock of our own because of its one fence: who unlocks looks for somebody to wake, at the
 * lock and in the lanes, and one fence is enough for all that he looks at.
 *
 * <p>{@link Turn} is one, so that its word lies beside what is looked at together with it.
 */
class SocketLock {
  /** Tries before a thread queues up: a decision is shorter than a park. */
  private static final int SPINS = 100;

  private static final int FREE = 0;
  private static final int HELD = 1;
  private static final VarHandle STATE;
  private static final VarHandle WAITERS;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      STATE = lookup.findVarHandle(SocketLock.class, "state", int.class);
      WAITERS = lookup.findVarHandle(SocketLock.class, "waiters", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Queue<Thread> waiting = new ConcurrentLinkedQueue<>();

  @SuppressWarnings("unused") // by STATE
  private int state;

  /** How many threads are in the queue, or a little fewer. */
  @SuppressWarnings("unused") // by WAITERS
  private int waiters;

  /** Waits until the lock is free; an interrupt waits too and stays set. */
  final void lock() {
    if (!STATE.compareAndSet(this, FREE, HELD)) {
      lockContended();
    }
  }

  private void lockContended() {
    for (int i = 0; i < SPINS; i++) {
      Thread.onSpinWait();
      if (tryLock()) {
        return;
      }
    }
    queueUp();
  }

  private void queueUp() {
    boolean interrupted = false;
    Thread self = Thread.currentThread();
    waiting.add(self);
    WAITERS.getAndAdd(this, 1);
    VarHandle.fullFence(); // Who unlocks sees us, or we see that the lock is free.
    while (!tryLock()) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    waiting.remove(self);
    WAITERS.getAndAdd(this, -1);
    if (interrupted) {
      self.interrupt();
    }
  }

  /** Takes the lock if it is free; false also when the caller itself holds it. */
  final boolean tryLock() {
    return (int) STATE.getOpaque(this) == FREE && STATE.compareAndSet(this, FREE, HELD);
  }

  /** Gives the lock back and issues a full fence. What was written is seen by the next holder. */
  final void unlock() {
    STATE.setRelease(this, FREE);
    VarHandle.fullFence();
    if ((int) WAITERS.getOpaque(this) > 0) {
      LockSupport.unpark(waiting.peek());
    }
  }
}
