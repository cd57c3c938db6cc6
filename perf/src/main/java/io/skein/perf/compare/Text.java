package io.skein.perf.compare;

import java.util.Locale;

/** Numbers as people read them. */
final class Text {
  private static final String[] SCALES = {"", " k", " M", " G"};

  private Text() {}

  static String of(double value, String unit) {
    if (Double.isNaN(value)) {
      return "-";
    }
    if (!unit.endsWith("/s")) {
      return digits(value) + " " + unit;
    }
    int scale = 0;
    double scaled = value;
    while (scaled >= 1000 && scale < SCALES.length - 1) {
      scaled /= 1000;
      scale++;
    }
    return digits(scaled) + SCALES[scale] + " " + unit;
  }

  /** Three digits that count. */
  static String digits(double value) {
    if (value == 0) {
      return "0";
    }
    int before = (int) Math.floor(Math.log10(Math.abs(value))) + 1;
    return String.format(Locale.ROOT, "%,." + Math.max(0, Math.min(4, 3 - before)) + "f", value);
  }

  static String times(double ratio) {
    return digits(ratio) + "x";
  }
}
