package io.skein.transport.tcp;

import io.skein.loop.Nanos;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: longer each time and random at once (ALL-13), so that a
 * thousand clients of a server that restarts do not come back in step.
 *
 * <p>The n-th delay lies anywhere between {@code min * 2^n} and twice that, until twice that would
 * be more than {@code max}; from then on between half of {@code max} and {@code max}. Growth starts
 * anew only after a connection that had lived: being connected and turned away is no success. Not
 * safe for several threads; reads no clock.
 */
final class Backoff {
  private static final long SHORTEST_NANOS = 1_000_000;

  private final long minNanos;
  private final long maxNanos;
  private final RandomGenerator random;
  private long ceilingNanos;

  Backoff(Duration min, Duration max, RandomGenerator random) {
    this.minNanos = Math.max(SHORTEST_NANOS, Nanos.of(min));
    this.maxNanos = Math.max(minNanos, Nanos.of(max));
    this.random = random;
    lived();
  }

  /** The delay after an attempt that came to nothing, or a connection that broke. */
  long nextNanos() {
    long delay = upTo(ceilingNanos);
    ceilingNanos = ceilingNanos > maxNanos / 2 ? maxNanos : 2 * ceilingNanos;
    return delay;
  }

  /** The delay after a violation of the protocol: little changes soon. */
  long slowestNanos() {
    ceilingNanos = maxNanos;
    return upTo(maxNanos);
  }

  /** A peer had joined: growth starts anew. */
  void lived() {
    ceilingNanos = minNanos > maxNanos / 2 ? maxNanos : 2 * minNanos;
  }

  private long upTo(long ceiling) {
    long floor = Math.max(minNanos, ceiling / 2);
    return floor + (long) (random.nextDouble() * (ceiling - floor));
  }
}
