package io.skein.socket;

import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/**
 * The lock of one socket: not re-entrant, without conditions, held for one decision.
 *
 * <p>Not re-entrant on purpose: a pattern or a transport that called back into its socket would
 * find half a decision; here it hangs in the first test instead.
 */
final class SocketLock {
  /** Tries before a thread queues up: a decision is shorter than a park. */
  private static final int SPINS = 100;

  private final Sync sync = new Sync();

  /** Waits until the lock is free; an interrupt waits too and stays set. */
  void lock() {
    if (!sync.tryAcquire(1)) {
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
    sync.acquire(1);
  }

  /** Takes the lock if it is free; false also when the caller itself holds it. */
  boolean tryLock() {
    return !sync.isHeld() && sync.tryAcquire(1);
  }

  /** Gives the lock back. What was written before is seen by the next holder. */
  void unlock() {
    sync.release(1);
  }

  private static final class Sync extends AbstractQueuedSynchronizer {
    private static final long serialVersionUID = 1L;

    boolean isHeld() {
      return getState() != 0;
    }

    @Override
    protected boolean tryAcquire(int ignored) {
      return compareAndSetState(0, 1);
    }

    @Override
    protected boolean tryRelease(int ignored) {
      setState(0);
      return true;
    }
  }
}
