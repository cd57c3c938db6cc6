package io.skein.pipe;

import java.util.ArrayDeque;
import java.util.Objects;

/**
 * The errands that one thread has still to do, oldest first. Owned by that thread; never shared.
 */
public final class Errands {
  private final boolean mayDrive;
  private Errand first;

  /** Behind the first; made when there is a second, which is rare. */
  private ArrayDeque<Errand> others;

  /** None yet; none may drive. */
  public Errands() {
    this(false);
  }

  /**
   * None yet.
   *
   * @param mayDrive whether an errand may drive the half of a connection that it was to wake
   *     somebody for: true for a thread of the application that has rung one bell
   */
  public Errands(boolean mayDrive) {
    this.mayDrive = mayDrive;
  }

  /** Whether an errand may use the thread's time to drive the one connection that it rang. */
  public boolean mayDrive() {
    return mayDrive;
  }

  /** Adds {@code errand} behind all that wait. */
  public void add(Errand errand) {
    Objects.requireNonNull(errand);
    if (first == null) {
      first = errand;
      return;
    }
    if (others == null) {
      others = new ArrayDeque<>();
    }
    others.add(errand);
  }

  /** Whether none waits. */
  public boolean isEmpty() {
    return first == null;
  }

  private Errand next() {
    Errand next = first;
    first = others == null ? null : others.poll();
    return next;
  }

  /**
   * Does all errands, and those that they add, until none waits. The caller holds no lock. An
   * errand that throws does not keep the others from being done; the first exception is thrown at
   * the end.
   */
  public void runAll() {
    Throwable failure = null;
    for (Errand errand = next(); errand != null; errand = next()) {
      try {
        errand.run(this);
      } catch (RuntimeException | Error e) {
        if (failure == null) {
          failure = e;
        } else if (failure != e) {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure != null) {
      throw (RuntimeException) failure;
    }
  }

  /** Does one errand, and all that follow from it, on the calling thread, which holds no lock. */
  public static void runNow(Errand errand) {
    Errands errands = new Errands();
    errands.add(errand);
    errands.runAll();
  }
}
