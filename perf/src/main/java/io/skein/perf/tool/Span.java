package io.skein.perf.tool;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a tool runs: a count, as the tools of libzmq take it, or a time with the time before it
 * that warms up and is not measured.
 *
 * <pre>
 *   1000000    so many messages        2s    two seconds        5s+2s    two, after five to warm up
 * </pre>
 *
 * @param count how many messages; 0 when it is a time
 * @param warmUpNanos not measured
 * @param nanos measured
 */
record Span(long count, long warmUpNanos, long nanos) {
  private static final Pattern TIME = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s)");

  static Span parse(String text) {
    if (text.matches("\\d+")) {
      long count = Long.parseLong(text);
      if (count < 1) {
        throw new IllegalArgumentException("There is at least one message, not " + text);
      }
      return new Span(count, 0, 0);
    }
    int plus = text.indexOf('+');
    return new Span(
        0, plus < 0 ? 0 : nanos(text.substring(0, plus)), nanos(text.substring(plus + 1)));
  }

  static long nanos(String text) {
    Matcher matcher = TIME.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no count and no time: write 1000, 2s, 500ms or 5s+2s");
    }
    double unit = matcher.group(2).equals("s") ? 1e9 : 1e6;
    return (long) (Double.parseDouble(matcher.group(1)) * unit);
  }

  /** The same time, or so many times the count. */
  Span times(int factor) {
    return new Span(count * factor, warmUpNanos, nanos);
  }

  /** Less to warm up: for the second half of a tool whose first half has done some of it. */
  Span afterHalfWarmUp() {
    return new Span(count, warmUpNanos / 2, nanos);
  }

  boolean isTimed() {
    return count == 0;
  }
}
