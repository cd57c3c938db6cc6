package io.skein.cli.verb;

import java.time.Duration;
import java.util.Optional;

/** When a message was last sent or received; any thread. */
final class Traffic {
  private static final long FOR_EVER = Duration.ofDays(36_500).toNanos();

  private final boolean limited;
  private final long limitNanos;
  private volatile long lastNanos = System.nanoTime();

  Traffic(Optional<Duration> limit) {
    this.limited = limit.isPresent();
    this.limitNanos = limit.map(Duration::toNanos).orElse(FOR_EVER);
  }

  /** A message was sent or received. */
  void moved() {
    if (limited) {
      lastNanos = System.nanoTime();
    }
  }

  /** How long nothing may move from now on. */
  long nanosLeft() {
    return limited ? lastNanos + limitNanos - System.nanoTime() : FOR_EVER;
  }
}
