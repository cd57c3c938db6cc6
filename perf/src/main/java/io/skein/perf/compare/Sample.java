package io.skein.perf.compare;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * One library's part of one round: a line of the file of raw rounds.
 *
 * @param caseId the case
 * @param library the library
 * @param attempt the how manieth run of the whole case, from 1
 * @param round the round, from 1
 * @param stolenPercent processor time that the machine below took meanwhile
 * @param outcome {@link #TAKEN}, {@link #STOLEN}, or why it failed
 * @param values program and field to number
 */
record Sample(
    String caseId,
    String library,
    int attempt,
    int round,
    double stolenPercent,
    String outcome,
    Map<String, Double> values) {
  static final String TAKEN = "taken";
  static final String STOLEN = "stolen";
  static final String HEADER = "case,library,attempt,round,stolen_percent,outcome,values";

  boolean isTaken() {
    return outcome.equals(TAKEN);
  }

  boolean isFailed() {
    return !isTaken() && !outcome.equals(STOLEN);
  }

  /** The number; NaN when no program told it. */
  double value(Metric metric) {
    if (!metric.program().equals(Metric.ALL)) {
      return values.getOrDefault(metric.program() + "." + metric.field(), Double.NaN)
          / metric.scale();
    }
    double sum = 0;
    boolean told = false;
    for (Map.Entry<String, Double> value : values.entrySet()) {
      if (value.getKey().endsWith("." + metric.field())) {
        sum += value.getValue();
        told = true;
      }
    }
    return told ? sum / metric.scale() : Double.NaN;
  }

  String line() {
    StringJoiner told = new StringJoiner(" ");
    values.forEach((field, value) -> told.add(field + "=" + plain(value)));
    return String.join(
        ",",
        caseId,
        library,
        Integer.toString(attempt),
        Integer.toString(round),
        String.format(Locale.ROOT, "%.2f", stolenPercent),
        outcome.replace(',', ';').replace('\n', ' '),
        told.toString());
  }

  private static String plain(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  static Sample parse(String line) {
    String[] parts = line.split(",", 7);
    Map<String, Double> values = new LinkedHashMap<>();
    for (String told : parts[6].isEmpty() ? new String[0] : parts[6].split(" ")) {
      int equals = told.indexOf('=');
      values.put(told.substring(0, equals), Double.parseDouble(told.substring(equals + 1)));
    }
    return new Sample(
        parts[0],
        parts[1],
        Integer.parseInt(parts[2]),
        Integer.parseInt(parts[3]),
        Double.parseDouble(parts[4]),
        parts[5],
        values);
  }
}
