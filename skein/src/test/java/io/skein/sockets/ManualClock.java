package io.skein.sockets;

import io.skein.testkit.Background;
import io.skein.transport.NanoClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Time that passes when a test says so. */
final class ManualClock implements NanoClock {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000_000); // overflows on its way

  @Override
  public long nanoTime() {
    return now.get();
  }

  /** Time passes; who is parked does not notice. */
  void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  /** Time passes, and a thread that is parked looks at the clock again. */
  void pass(Duration time, Background<?> waiting) throws InterruptedException {
    waiting.awaitParked();
    pass(time);
    LockSupport.unpark(waiting.thread());
  }
}
