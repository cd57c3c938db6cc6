package io.skein.testkit;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits for what is certain to happen. The deadline is far away and is met only by a failure: no
 * test gets slower or faster by it.
 */
public final class Await {
  /** What counts as never. */
  public static final Duration DEADLINE = Duration.ofSeconds(30);

  /** Between two looks: short enough for nobody to notice, long enough to let others work. */
  private static final long PAUSE_NANOS = 200_000;

  private Await() {}

  /**
   * Waits until {@code condition} holds.
   *
   * @param what the condition in words, for the failure
   */
  public static void until(String what, BooleanSupplier condition) throws InterruptedException {
    until(() -> what, condition);
  }

  /**
   * Waits until {@code condition} holds.
   *
   * @param what the condition in words and how things stand; asked on failure only
   */
  public static void until(Supplier<String> what, BooleanSupplier condition)
      throws InterruptedException {
    long deadlineNanos = System.nanoTime() + DEADLINE.toNanos();
    while (!condition.getAsBoolean()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (deadlineNanos - System.nanoTime() < 0) {
        throw inVain(what.get());
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /**
   * Waits for the outcome of {@code future}.
   *
   * @param what the outcome in words, for the failure
   * @throws ExecutionException when the outcome is an exception
   */
  public static <T> T outcome(String what, Future<T> future)
      throws InterruptedException, ExecutionException {
    try {
      return future.get(DEADLINE.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw inVain(what);
    }
  }

  static AssertionError inVain(String what) {
    return new AssertionError("Waited " + DEADLINE.toSeconds() + " s in vain: " + what);
  }
}
