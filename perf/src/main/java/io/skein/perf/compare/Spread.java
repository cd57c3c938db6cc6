package io.skein.perf.compare;

import java.util.Arrays;

/**
 * Median and quartiles of some rounds.
 *
 * @param lower the lower quartile
 * @param median the middle
 * @param upper the upper quartile
 */
record Spread(double lower, double median, double upper) {

  static Spread of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Spread(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
  }

  /** Between two values, in proportion. */
  private static double at(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /** The distance of the quartiles as a share of the median. */
  double relative() {
    return median == 0 ? 0 : (upper - lower) / median;
  }
}
