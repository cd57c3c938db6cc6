package io.skein.loop;

import java.time.Duration;

/** Durations as nanoseconds that can be added to any clock's value without harm. */
public final class Nanos {
  /** Longer than any program runs, and far from where differences of nano clocks overflow. */
  private static final long MOST = Long.MAX_VALUE / 4;

  private Nanos() {}

  /** The nanoseconds of {@code duration}; none for a negative one, many for a very long one. */
  public static long of(Duration duration) {
    if (duration.isNegative()) {
      return 0;
    }
    return duration.compareTo(Duration.ofNanos(MOST)) > 0 ? MOST : duration.toNanos();
  }
}
