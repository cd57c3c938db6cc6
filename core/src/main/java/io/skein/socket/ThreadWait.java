package io.skein.socket;

import io.skein.transport.Drivable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A thread of the application that waits for something: it drives a transport meanwhile, where that
 * is free, or spins and parks.
 *
 * <p>{@link #wake} is for any thread, the rest for the one that made it.
 */
final class ThreadWait {
  private final Thread thread = Thread.currentThread();

  /** What the thread drives and is woken by; null while it parks or does not wait. */
  private volatile Drivable drives;

  /** Wakes the thread. What it waits for is true already. */
  void wake() {
    Drivable driven = drives;
    if (driven == null) {
      LockSupport.unpark(thread);
    } else {
      driven.wake();
    }
  }

  /**
   * Waits until {@code done}, the thread is interrupted or time is up; an interrupt stays set.
   *
   * @param drivable null for nothing
   */
  void until(BooleanSupplier done, Drivable drivable, Spinning spinning, Deadline deadline) {
    if (drivable == null || VirtualThreads.isVirtual(thread)) {
      spinning.await(done);
      while (isToGoOn(done) && park(deadline)) {
        // Parked once more.
      }
      return;
    }
    drivable.enter();
    try {
      boolean inTime = true;
      while (inTime && isToGoOn(done)) {
        if (drivable.tryTake()) {
          inTime = drive(done, drivable, spinning, deadline);
        } else {
          spinning.await(() -> done.getAsBoolean() || drivable.isFree());
          inTime = drivable.isFree() || done.getAsBoolean() || park(deadline);
        }
      }
    } finally {
      drivable.exit();
    }
  }

  /**
   * Drives until it is done, interrupted or time is up; without sleeping for a while, if that
   * promises anything. Who got bytes waits anew: a part of a large message has come, and the next
   * may be as near. A first turn may have looked at one connection only, so there are two before
   * time is up. One call of a turn for all of that: a compiler makes that part of its caller, and
   * it is the largest there is.
   *
   * @return false when time is up
   */
  private boolean drive(
      BooleanSupplier done, Drivable drivable, Spinning spinning, Deadline deadline) {
    drives = drivable;
    boolean spins = spinning.promises();
    long spinStart = spins ? System.nanoTime() : 0;
    try {
      // However short the time: the transport counts on who has taken it over.
      for (int turns = 1; ; turns++) {
        long left = Math.max(0, deadline.left());
        long bytes = drivable.turn(spins ? 0 : left, done);
        if (bytes < 0 || !isToGoOn(done)) {
          return true;
        }
        if (left == 0 && turns > 1) {
          return false;
        }
        if (bytes > 0) {
          spins = spinning.promisesMore(spins);
          spinStart = spins ? System.nanoTime() : 0;
        } else if (spins && System.nanoTime() - spinStart >= Spinning.SPIN_NANOS) {
          spins = false;
          spinning.came(false);
        }
      }
    } finally {
      if (spins && done.getAsBoolean()) {
        spinning.came(true); // Cut short otherwise, which says nothing.
      }
      drives = null;
      drivable.giveBack();
    }
  }

  private static boolean isToGoOn(BooleanSupplier done) {
    return !done.getAsBoolean() && !Thread.currentThread().isInterrupted();
  }

  /** False when time is up. */
  private boolean park(Deadline deadline) {
    long left = deadline.left();
    if (left == Long.MAX_VALUE) {
      LockSupport.park(this);
    } else if (left > 0) {
      LockSupport.parkNanos(this, left);
    }
    return left > 0;
  }
}
