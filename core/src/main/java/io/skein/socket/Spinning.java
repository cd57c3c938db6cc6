package io.skein.socket;

import io.skein.pipe.Driver;
import java.util.function.BooleanSupplier;

/**
 * Whether spinning before parking pays, learned from whether it paid.
 *
 * <p>A park and its wake-up cost tens of microseconds; what a waiter waits for often comes sooner.
 * A spin that ends in vain costs up to {@link #SPIN_NANOS} of a core that others may need, so after
 * vain spins fewer and fewer waits spin, and one that paid makes them spin again. Races between
 * threads only blur the estimate.
 */
final class Spinning {
  /** The longest spin. */
  static final long SPIN_NANOS = 50_000;

  private static final int MAX_SKIPS = 256;

  /** Looks at the waiter between two looks at the clock. */
  private static final int LOOKS = 32;

  private static final boolean ALONE = Runtime.getRuntime().availableProcessors() == 1;

  private int skipsAfterFailure = 1;
  private int skips;

  /**
   * Spins until {@code waiter} is done or spinning no longer promises anything, and drives
   * meanwhile what the waiter may drive: once at least, for that may be all that is missing.
   */
  void await(Waiter waiter) {
    Driver driver = waiter.driver();
    boolean drives =
        driver != null && !VirtualThreads.isVirtual(Thread.currentThread()) && driver.drive();
    boolean done = waiter.isDone() || await(waiter::isDone, drives ? driver : null);
    if (!done && driver != null) {
      driver.handBack();
    }
  }

  /** Spins until {@code condition} holds or spinning no longer promises anything. */
  void await(BooleanSupplier condition) {
    await(condition, null);
  }

  /** Whether the condition held at last. */
  private boolean await(BooleanSupplier condition, Driver driver) {
    if (ALONE || VirtualThreads.isVirtual(Thread.currentThread())) {
      return false;
    }
    if (skips > 0) {
      skips--;
      return false;
    }
    if (spin(condition, driver)) {
      skipsAfterFailure = 1;
      return true;
    }
    skips = skipsAfterFailure;
    skipsAfterFailure = Math.min(MAX_SKIPS, skipsAfterFailure * 2);
    return false;
  }

  private static boolean spin(BooleanSupplier condition, Driver driver) {
    Driver driven = driver;
    long end = System.nanoTime() + SPIN_NANOS;
    do {
      if (driven != null && !driven.drive()) {
        driven = null;
      }
      for (int i = 0; i < LOOKS; i++) {
        if (condition.getAsBoolean()) {
          return true;
        }
        Thread.onSpinWait();
      }
    } while (System.nanoTime() - end < 0);
    return false;
  }
}
