package io.skein.perf.command;

import java.util.Locale;

/**
 * What was measured, beside what is demanded.
 *
 * @param what in words
 * @param measured the figure
 * @param above whether it has to be above the bound, not below
 * @param bound what is demanded
 * @param unit of both
 */
record Figure(String what, double measured, boolean above, double bound, String unit) {
  static Figure below(double bound, String unit, String what, double measured) {
    return new Figure(what, measured, false, bound, unit);
  }

  static Figure above(double bound, String unit, String what, double measured) {
    return new Figure(what, measured, true, bound, unit);
  }

  /** Something that is so or not. */
  static Figure fact(String what, boolean so) {
    return new Figure(what, so ? 1 : 0, true, 0, "");
  }

  boolean isMissed() {
    return above ? measured <= bound : measured >= bound;
  }

  @Override
  public String toString() {
    String end = isMissed() ? "MISSED" : "ok";
    return unit.isEmpty()
        ? String.format(
            Locale.ROOT, "%-60s %10s   %-12s %s", what, isMissed() ? "no" : "yes", "", end)
        : String.format(
            Locale.ROOT,
            "%-60s %10s   %-12s %s",
            what,
            amount(measured),
            (above ? "> " : "< ") + amount(bound),
            end);
  }

  private String amount(double value) {
    return String.format(Locale.ROOT, unit.equals("s") ? "%.2f %s" : "%.0f %s", value, unit);
  }
}
