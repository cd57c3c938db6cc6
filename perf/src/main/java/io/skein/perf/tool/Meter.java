package io.skein.perf.tool;

/**
 * Counts messages and tells when it is enough. Reads no clock but once in a stride of messages.
 *
 * <pre>
 *   start ──── warm-up ────▶ begin ──── measured ────▶ end        messages after end are only counted
 * </pre>
 */
final class Meter {
  private static final int STRIDE = 256;

  /** A timed sender goes on for so long, so that a receiver which began later can end. */
  private static final long SLACK_NANOS = 200_000_000;

  private static final double MOST = 0.7;

  private final Span span;
  private final int stride;
  private long count;
  private long nextLap;
  private long startNanos;
  private boolean measuring;
  private boolean done;
  private boolean over;
  private long beginCount;
  private long beginNanos;
  private long endNanos;
  private long beginProcessor;
  private long beginAllocated;
  private long messages;
  private long nanos;
  private long processor;
  private long allocated;

  /**
   * A meter for messages of that size: large ones take so long that the clock is read more often.
   */
  Meter(Span span, int size) {
    this(span, size, STRIDE);
  }

  Meter(Span span, int size, int atMost) {
    this.span = span;
    // The first call loads classes for a tenth of a second: not in the measured time.
    Resources.processorNanos();
    Resources.allocatedBytes();
    this.stride = Math.max(1, Math.min(atMost, 65_536 / Math.max(1, size)));
  }

  /** The first message has passed: it is counted and not measured. */
  void start() {
    count++;
    startNanos = System.nanoTime();
    if (span.warmUpNanos() == 0) {
      begin();
    }
    plan();
    if (span.count() == 1) {
      end(System.nanoTime());
    }
  }

  /** One more has passed; false when a sender has sent enough. */
  boolean count() {
    if (++count != nextLap) {
      return true;
    }
    lap();
    plan();
    return !over;
  }

  long counted() {
    return count;
  }

  boolean isDone() {
    return done;
  }

  /** Whether the next message is one of those that are measured. */
  boolean isMeasuring() {
    return measuring && !done;
  }

  private void plan() {
    long next = count + stride;
    nextLap = span.isTimed() || done ? next : Math.min(next, span.count());
  }

  private void lap() {
    if (!span.isTimed()) {
      if (count == span.count()) {
        end(System.nanoTime());
      }
      return;
    }
    long now = System.nanoTime();
    if (done) {
      over = now - endNanos >= SLACK_NANOS;
    } else if (!measuring) {
      if (now - startNanos >= span.warmUpNanos()) {
        begin();
      }
    } else if (now - beginNanos >= span.nanos()) {
      end(now);
    }
  }

  private void begin() {
    measuring = true;
    beginCount = count;
    beginProcessor = Resources.processorNanos();
    beginAllocated = Resources.allocatedBytes();
    beginNanos = System.nanoTime();
  }

  private void end(long now) {
    done = true;
    over = !span.isTimed();
    endNanos = now;
    messages = count - beginCount;
    nanos = now - beginNanos;
    processor = Resources.processorNanos() - beginProcessor;
    allocated = Resources.allocatedBytes() - beginAllocated;
  }

  /** The other side ended first: what was measured until now counts, if it is most of the time. */
  private void endEarly() {
    long now = System.nanoTime();
    if (!measuring || !span.isTimed() || now - beginNanos < span.nanos() * MOST) {
      throw new IllegalStateException(
          "The other side ended before the time was over, after " + count + " messages");
    }
    end(now);
  }

  /** Adds what was measured. */
  Result into(Result result, int size) {
    if (!done) {
      endEarly();
    }
    double seconds = nanos / 1e9;
    double rate = seconds > 0 ? messages / seconds : 0;
    return result
        .with("count", count)
        .with("measured", messages)
        .with("seconds", seconds)
        .with("msg_per_s", rate)
        .with("bytes_per_s", rate * size)
        .with("cpu_s", processor / 1e9)
        .with("cpu_ns_per_msg", messages > 0 ? (double) processor / messages : 0)
        .with("allocated_bytes_per_msg", messages > 0 ? (double) allocated / messages : 0);
  }
}
