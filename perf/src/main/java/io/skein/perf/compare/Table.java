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

  /** The same number without a library; of a stream, messages of that size. NaN for none. */
  private double rawLimit(Case one, Goal goal) {
    String limit = Cases.limitOf(one.id());
    if (one.id().matches("tcp-\\d+") && goal.metric().unit().equals("msg/s")) {
      return raw(limit, "bytes") / Integer.parseInt(one.id().substring("tcp-".length()));
    }
    return raw(limit, goal.metric().name());
  }

  private double raw(String id, String number) {
    return Cases.all().stream()
        .filter(one -> one.id().equals(id))
        .flatMap(one -> one.goals().stream().map(goal -> Row.of(one, goal, file, Double.NaN)))
        .filter(row -> row.goal().metric().name().equals(number))
        .mapToDouble(row -> row.median(Case.RAW))
        .findFirst()
        .orElse(Double.NaN);
  }

  /** Processor time beside each case that counts messages. */
  List<Row> processorRows() {
    Goal goal = new Goal(Metric.PROCESSOR, 0, 0, "");
    return cases.stream()
        .filter(one -> !one.id().startsWith("idle") && !one.isLimit())
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
