package io.skein.socket;

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

  /** Looks at the condition between two looks at the clock. */
  private static final int LOOKS = 32;

  private static final boolean ALONE = Runtime.getRuntime().availableProcessors() == 1;

  private int skipsAfterFailure = 1;
  private int skips;

  /** Whether the calling thread would only keep others from what it waits for. */
  static boolean isFutile() {
    return ALONE || VirtualThreads.isVirtual(Thread.currentThread());
  }

  /** Spins until {@code condition} holds or spinning no longer promises anything. */
  void await(BooleanSupplier condition) {
    if (promises()) {
      came(spin(condition));
    }
  }

  /**
   * Whether to spin this time. Who does so himself, for {@link #SPIN_NANOS} at most, says
   * afterwards what {@link #came} of it.
   */
  boolean promises() {
    if (isFutile()) {
      return false;
    }
    if (skips > 0) {
      skips--;
      return false;
    }
    return true;
  }

  /**
   * Whether to spin for the rest, when bytes have come from where the caller waits for them.
   *
   * @param spun whether it was spun for
   */
  boolean promisesMore(boolean spun) {
    if (spun) {
      came(true);
    }
    return promises();
  }

  /** What came of a spin: whether it paid. */
  void came(boolean paid) {
    if (paid) {
      skipsAfterFailure = 1;
    } else {
      skips = skipsAfterFailure;
      skipsAfterFailure = Math.min(MAX_SKIPS, skipsAfterFailure * 2);
    }
  }

  /** Whether it paid. */
  private static boolean spin(BooleanSupplier condition) {
    long end = System.nanoTime() + SPIN_NANOS;
    do {
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
