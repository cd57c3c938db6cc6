package io.skein.pipe;

import java.util.ArrayDeque;
import java.util.Objects;

/**
 * The errands that one thread has still to do, oldest first. Owned by that thread; never shared.
 */
public final class Errands {
  private final ArrayDeque<Errand> waiting = new ArrayDeque<>();

  /** None yet. */
  public Errands() {}

  /** Adds {@code errand} behind all that wait. */
  public void add(Errand errand) {
    waiting.add(Objects.requireNonNull(errand));
  }

  /** Whether none waits. */
  public boolean isEmpty() {
    return waiting.isEmpty();
  }

  /**
   * Does all errands, and those that they add, until none waits. The caller holds no lock. An
   * errand that throws does not keep the others from being done; the first exception is thrown at
   * the end.
   */
  public void runAll() {
    RuntimeException first = null;
    for (Errand errand = waiting.poll(); errand != null; errand = waiting.poll()) {
      try {
        errand.run(this);
      } catch (RuntimeException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }

  /** Does one errand, and all that follow from it, on the calling thread, which holds no lock. */
  public static void runNow(Errand errand) {
    Errands errands = new Errands();
    errands.add(errand);
    errands.runAll();
  }
}
