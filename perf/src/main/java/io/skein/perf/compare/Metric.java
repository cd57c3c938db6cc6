package io.skein.perf.compare;

/**
 * One number of a run.
 *
 * @param name how the page calls it
 * @param unit what it counts
 * @param moreIsBetter false for times and memory
 * @param program which program of the case tells it
 * @param field where it stands in that program's line; the sum over all programs when the program
 *     is {@link #ALL}
 * @param scale what the field is divided by
 */
record Metric(
    String name, String unit, boolean moreIsBetter, String program, String field, double scale) {
  static final String ALL = "*";

  static Metric rate(String program) {
    return new Metric("throughput", "msg/s", true, program, "msg_per_s", 1);
  }

  static Metric time(String name, String field) {
    return new Metric(name, "us", false, "remote", field, 1);
  }

  /** Processor time of all processes for one message: beside every rate and round trip. */
  static final Metric PROCESSOR =
      new Metric("processor time", "ns/msg", false, ALL, "cpu_ns_per_msg", 1);
}
