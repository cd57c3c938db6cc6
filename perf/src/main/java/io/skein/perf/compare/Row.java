package io.skein.perf.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One line of the table: one number of one case, for every library.
 *
 * @param one the case
 * @param goal the number, and what is asked of it
 * @param spreads of the libraries that have rounds
 * @param ratios Skein's number by the peer's: the median of the rounds that both have
 * @param reasons why the others have none
 * @param raw what loopback gives without a library, in the same unit; NaN when it is no limit here
 */
record Row(
    Case one,
    Goal goal,
    Map<String, Spread> spreads,
    Map<String, Double> ratios,
    Map<String, String> reasons,
    double raw) {

  static Row of(Case one, Goal goal, RunFile file, double raw) {
    Map<String, Spread> spreads = new LinkedHashMap<>();
    Map<String, String> reasons = new LinkedHashMap<>(one.notes());
    for (String library : one.libraries()) {
      double[] values =
          file.taken(one, library).stream()
              .mapToDouble(sample -> sample.value(goal.metric()))
              .filter(value -> !Double.isNaN(value))
              .toArray();
      if (values.length > 0) {
        spreads.put(library, Spread.of(values));
      } else {
        reasons.put(library, reason(one, library, file));
      }
    }
    return new Row(one, goal, spreads, ratios(one, goal, file), reasons, raw);
  }

  /**
   * What ran within the same minute is compared: the machine is not the same for long, and two
   * medians may be those of two machines.
   */
  private static Map<String, Double> ratios(Case one, Goal goal, RunFile file) {
    Map<Integer, Double> ours = byRound(one, Case.SKEIN, goal, file);
    Map<String, Double> ratios = new LinkedHashMap<>();
    for (String peer : Case.PEERS) {
      double[] each =
          byRound(one, peer, goal, file).entrySet().stream()
              .mapToDouble(
                  theirs -> ours.getOrDefault(theirs.getKey(), Double.NaN) / theirs.getValue())
              .filter(Double::isFinite)
              .toArray();
      if (each.length > 0) {
        ratios.put(peer, Spread.of(each).median());
      }
    }
    return ratios;
  }

  private static Map<Integer, Double> byRound(Case one, String library, Goal goal, RunFile file) {
    return file.taken(one, library).stream()
        .collect(
            Collectors.toMap(
                Sample::round, sample -> sample.value(goal.metric()), (before, after) -> after));
  }

  private static String reason(Case one, String library, RunFile file) {
    String missing = file.facts().get("missing " + library);
    if (missing != null) {
      return missing;
    }
    List<Sample> all = file.of(one, file.attempt(one));
    if (!file.taken(one, library).isEmpty()) {
      return "not measured";
    }
    return all.stream()
        .filter(sample -> sample.library().equals(library) && sample.isFailed())
        .map(Sample::outcome)
        .reduce((first, last) -> last)
        .orElse(file.facts().getOrDefault("left out " + one.id(), "not run: the time was up"));
  }

  double median(String library) {
    return spreads.containsKey(library) ? spreads.get(library).median() : Double.NaN;
  }

  /** The median of the ratios of the rounds; NaN when there is none. */
  double ratio(String peer) {
    return ratios.getOrDefault(peer, Double.NaN);
  }

  /** Skein's median by what loopback gives. */
  double ofRaw() {
    return median(Case.SKEIN) / raw;
  }

  boolean isOverReached(String peer) {
    return goal.over(peer) > 0 && goal.isReached(ratio(peer), goal.over(peer));
  }

  boolean isOverAsked(String peer) {
    return goal.over(peer) > 0;
  }
}
