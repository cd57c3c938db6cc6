package io.skein.perf.tool;

import org.HdrHistogram.Histogram;

/**
 * Counts round trips and keeps the time of each. Those of the warm-up are kept as well, and
 * forgotten when measuring begins: keeping a time is nothing new then.
 */
final class TripMeter {
  /**
   * While warming up: a few hundred round trips would warm nothing, and without any pause what is
   * done after one would not be warm.
   */
  private static final int TRIPS_BETWEEN_PAUSES = 256;

  private final Histogram histogram = new Histogram(60_000_000_000L, 3);
  private final Meter meter;
  private int tripsBetweenPauses = TRIPS_BETWEEN_PAUSES;

  TripMeter(Span span, int size) {
    meter = new Meter(span, size, 1, this::begin);
  }

  private void begin() {
    histogram.reset();
    tripsBetweenPauses = meter.isMeasuring() ? 1 : TRIPS_BETWEEN_PAUSES;
  }

  /** One round trip more took so long; false when it was the last that is wanted. */
  boolean passed(long nanos) {
    if (meter.counted() == 0) {
      meter.start();
      return !meter.isDone();
    }
    if (!meter.isDone()) {
      histogram.recordValue(Math.min(nanos, histogram.getHighestTrackableValue()));
    }
    return meter.count();
  }

  /** Whether to pause now, where trips have pauses between them. */
  boolean isTimeToPause() {
    return meter.counted() % tripsBetweenPauses == 0;
  }

  /** Adds what was measured. */
  Result into(Result result, int size) {
    return meter
        .into(result, size)
        .with("p50_us", histogram.getValueAtPercentile(50) / 1e3)
        .with("p99_us", histogram.getValueAtPercentile(99) / 1e3)
        .with("p99_9_us", histogram.getValueAtPercentile(99.9) / 1e3)
        .with("p99_99_us", histogram.getValueAtPercentile(99.99) / 1e3)
        .with("max_us", histogram.getMaxValue() / 1e3);
  }
}
