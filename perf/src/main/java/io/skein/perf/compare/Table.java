package io.skein.perf.compare;

import java.util.ArrayList;
import java.util.List;

/** All rows of a run. */
final class Table {
  private final RunFile file;
  private final List<Case> cases;
  private final List<Row> rows = new ArrayList<>();

  Table(RunFile file, List<Case> cases) {
    this.file = file;
    this.cases = cases;
    for (Case one : cases) {
      for (Goal goal : one.goals()) {
        rows.add(Row.of(one, goal, file, rawLimit(one, goal)));
      }
    }
  }

  List<Case> cases() {
    return cases;
  }

  List<Row> rows() {
    return rows;
  }

  /**
   * Messages a second of that size that loopback could carry, the raw round trip, or the raw
   * echoes.
   */
  private double rawLimit(Case one, Goal goal) {
    if (one.id().matches("tcp-\\d+") && goal.metric().unit().equals("msg/s")) {
      return raw(Cases.RAW_STREAM, 0) / Integer.parseInt(one.id().substring("tcp-".length()));
    }
    if (one.id().equals("tcp-rtt")) {
      return raw(Cases.RAW_ROUND_TRIP, goal.metric().name().equals("p50") ? 0 : 1);
    }
    return one.id().equals(Cases.ECHOES) ? raw(Cases.RAW_ECHOES, 0) : Double.NaN;
  }

  private double raw(String id, int goal) {
    return Cases.all().stream()
        .filter(one -> one.id().equals(id))
        .map(one -> Row.of(one, one.goals().get(goal), file, Double.NaN).median("raw"))
        .findFirst()
        .orElse(Double.NaN);
  }

  /** Processor time beside each case that counts messages. */
  List<Row> processorRows() {
    Goal goal = new Goal(Metric.PROCESSOR, 0, 0, "");
    return cases.stream()
        .filter(one -> !one.id().startsWith("idle") && !one.id().startsWith("raw"))
        .map(one -> Row.of(one, goal, file, Double.NaN))
        .toList();
  }

  /** Whether some library's quartiles stayed too far apart. */
  boolean isNoisy(Case one) {
    Row row = Row.of(one, one.judgedBy(), file, Double.NaN);
    return row.spreads().values().stream().anyMatch(spread -> spread.relative() > Plan.MOST_SPREAD);
  }

  /** How many rounds a library has that has fewest, of those that could be run. */
  int rounds(Case one) {
    return one.libraries().stream()
        .mapToInt(library -> file.taken(one, library).size())
        .filter(rounds -> rounds > 0)
        .min()
        .orElse(0);
  }

  long asked() {
    return count(false);
  }

  long reached() {
    return count(true);
  }

  private long count(boolean reachedOnly) {
    long count = 0;
    for (Row row : rows) {
      for (String peer : Case.PEERS) {
        if (row.isOverAsked(peer) && (!reachedOnly || row.isOverReached(peer))) {
          count++;
        }
      }
    }
    return count;
  }
}
