package io.skein.cli.text;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times such as 250ms, 5s, 2m, and sizes such as 64KiB, 8MiB. */
public final class Amounts {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,9})?)([A-Za-z]*)");
  private static final Map<String, Long> NANOS =
      Map.of(
          "us",
          1_000L,
          "ms",
          1_000_000L,
          "s",
          1_000_000_000L,
          "m",
          60_000_000_000L,
          "h",
          3_600_000_000_000L);
  private static final Map<String, Long> BYTES =
      Map.of("", 1L, "B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);

  private Amounts() {}

  /**
   * A time; 0 needs no unit.
   *
   * @throws IllegalArgumentException when it cannot be read
   */
  public static Duration time(String text) {
    return text.equals("0")
        ? Duration.ZERO
        : Duration.ofNanos(amount(text, NANOS, "a time is written 250ms, 5s or 2m"));
  }

  /**
   * A size in bytes; without a unit it is bytes.
   *
   * @throws IllegalArgumentException when it cannot be read
   */
  public static long size(String text) {
    return amount(text, BYTES, "a size is written 1000, 64KiB or 8MiB");
  }

  private static long amount(String text, Map<String, Long> units, String rule) {
    Matcher matcher = FORM.matcher(text);
    Long unit = matcher.matches() ? units.get(matcher.group(2)) : null;
    if (unit == null) {
      throw new IllegalArgumentException("'" + text + "' cannot be read: " + rule);
    }
    try {
      return new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit)).longValueExact();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is too large, or finer than what can be measured: " + rule, e);
    }
  }
}
