package io.skein.transport.tcp;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for conditions, with a generous deadline. */
final class Await {
  private static final long GENEROUS_NANOS = TimeUnit.SECONDS.toNanos(30);

  private Await() {}

  static void until(String what, BooleanSupplier condition) {
    until(() -> what, condition);
  }

  static void until(Supplier<String> what, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > GENEROUS_NANOS) {
        fail("Never came true: " + what.get());
      }
      LockSupport.parkNanos(50_000);
    }
  }
}
