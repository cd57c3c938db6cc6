package io.skein.perf.tool;

/**
 * Counts messages and tells when it is enough. Reads no clock but once in a stride of messages.
 *
 * <pre>
 *   start ── warm-up, begins ──▶ begin ──── measured ────▶ end    messages after end are only counted
 *            tried several times
 * </pre>
 *
 * <p>To begin takes a moment, in which the messages of the other side pile up: what a program does
 * then, and a meter that measures, would otherwise be compiled in the measured time for the first
 * time. So beginning is tried while warming up.
 */
final class Meter {
  private static final int STRIDE = 256;

  /** A timed sender goes on for so long, so that a receiver which began later can end. */
  private static final long SLACK_NANOS = 200_000_000;

  private static final double MOST = 0.7;

  /** The warm-up has so many parts, and beginning is tried after each but the last. */
  private static final int PARTS = 8;

  private final Span span;
  private final int stride;
  private final Runnable onBegin;
  private long count;
  private long nextLap;
  private int partsLeft = PARTS;

  /** When something is to be done: begin, end, stop. */
  private long nextNanos;

  private boolean measuring;
  private boolean done;
  private boolean over;
  private long beginCount;
  private long beginNanos;
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
    this(span, size, atMost, () -> {});
  }

  /**
   * @param onBegin told of each beginning, also of those that are tried
   */
  Meter(Span span, int size, int atMost, Runnable onBegin) {
    this.span = span;
    this.onBegin = onBegin;
    // The first call loads classes for a tenth of a second: not in the measured time.
    Resources.processorNanos();
    Resources.allocatedBytes();
    this.stride = Math.max(1, Math.min(atMost, 65_536 / Math.max(1, size)));
  }

  /** The first message has passed: it is counted and not measured. */
  void start() {
    count++;
    nextNanos = System.nanoTime() + span.warmUpNanos() / PARTS;
    if (span.warmUpNanos() == 0) {
      partsLeft = 0;
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
    if (now - nextNanos >= 0) {
      turnPage(now);
    }
  }

  private void turnPage(long now) {
    if (done) {
      over = true;
    } else if (partsLeft == 0) {
      end(now);
    } else {
      partsLeft--;
      begin();
    }
  }

  private void begin() {
    measuring = partsLeft == 0;
    onBegin.run();
    beginCount = count;
    beginProcessor = Resources.processorNanos();
    beginAllocated = Resources.allocatedBytes();
    beginNanos = System.nanoTime();
    nextNanos = beginNanos + (measuring ? span.nanos() : span.warmUpNanos() / PARTS);
  }

  private void end(long now) {
    done = true;
    over = !span.isTimed();
    nextNanos = now + SLACK_NANOS;
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
