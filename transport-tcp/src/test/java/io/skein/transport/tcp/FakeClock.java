package io.skein.transport.tcp;

import io.skein.transport.NanoClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only when it is told to. */
final class FakeClock implements NanoClock {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1000); // and so it wraps

  @Override
  public long nanoTime() {
    return now.get();
  }

  void advance(Duration duration) {
    now.addAndGet(duration.toNanos());
  }
}
