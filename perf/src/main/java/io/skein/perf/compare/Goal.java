package io.skein.perf.compare;

/**
 * What is to be reached: for a rate how many times the peer's, for a time or for memory at most
 * this share of the peer's.
 *
 * @param metric what is compared
 * @param overLibzmq 0 when nothing is asked
 * @param overJeromq 0 when nothing is asked
 * @param reachFor what would be better still, in words
 */
record Goal(Metric metric, double overLibzmq, double overJeromq, String reachFor) {

  /** What is asked over that peer; 0 for nothing. */
  double over(String library) {
    return switch (library) {
      case "libzmq" -> overLibzmq;
      case "jeromq" -> overJeromq;
      default -> 0;
    };
  }

  boolean isReached(double ratio, double asked) {
    return metric.moreIsBetter() ? ratio >= asked : ratio <= asked;
  }
}
