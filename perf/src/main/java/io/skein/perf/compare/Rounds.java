package io.skein.perf.compare;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs cases: the libraries in turn, A B C A B C, until every one has its rounds. What the machine
 * gives without a library is measured in the rounds of the first case that it limits: the machine
 * is not the same for long. Every case is run before a noisy one is run again, and those that
 * nothing is compared with come last: they are what the time may not suffice for.
 */
final class Rounds {
  /** Minutes, of a run that may have been broken off and resumed. */
  private static final String SPENT = "minutes spent";

  /**
   * So often a library may fail in one case: one that hangs now and then has rounds all the same.
   */
  private static final int MOST_FAILURES = 4;

  private final Plan plan;
  private final Programs programs;
  private final RunFile file;
  private final List<Case> cases;
  private final long startNanos;
  private final double spentBefore;

  Rounds(Plan plan, Programs programs, RunFile file, List<Case> cases) {
    this.plan = plan;
    this.programs = programs;
    this.file = file;
    this.cases = cases;
    this.startNanos = System.nanoTime();
    this.spentBefore = Double.parseDouble(file.facts().getOrDefault(SPENT, "0"));
  }

  /** What is missing of all cases; then, while there is time, the noisy ones once more. */
  void run() throws IOException, InterruptedException {
    for (Case one : comparedFirst(cases)) {
      run(one, Math.max(1, file.attempts(one)));
    }
    for (int attempt = 2; attempt <= Plan.MOST_ATTEMPTS; attempt++) {
      for (Case one : cases) {
        boolean isBeside = firstLimited(one, cases) != null; // It is run again with that one.
        boolean isNoisy = together(one, cases).stream().anyMatch(this::isNoisy);
        if (!isBeside
            && isNoisy
            && file.attempts(one) < attempt
            && minutes() < plan.rerunMinutes()) {
          say(one.id() + " is noisy: again");
          run(one, attempt);
        }
      }
    }
  }

  static List<Case> comparedFirst(List<Case> cases) {
    return cases.stream()
        .sorted(Comparator.comparing(one -> one.isOfSkeinAlone() || one.isLimit()))
        .toList();
  }

  /** The case, and with the first of those that one limit is for, that limit. */
  static List<Case> together(Case one, List<Case> cases) {
    return cases.stream()
        .filter(part -> part.equals(one) || one.equals(firstLimited(part, cases)))
        .toList();
  }

  /** The case in whose rounds that limit is measured; null for none. */
  private static Case firstLimited(Case limit, List<Case> cases) {
    return cases.stream()
        .filter(one -> Cases.limitOf(one.id()).equals(limit.id()))
        .findFirst()
        .orElse(null);
  }

  private void run(Case one, int attempt) throws IOException, InterruptedException {
    if (minutes() > plan.minutes()) {
      say(one.id() + " not run: the time was up");
      return;
    }
    runAttempt(one, attempt);
    file.fact(SPENT, String.format(Locale.ROOT, "%.1f", minutes()));
  }

  /** Whether the quartiles of some library are too far apart. */
  boolean isNoisy(Case one) {
    for (String library : one.libraries()) {
      double[] values =
          file.taken(one, library).stream()
              .mapToDouble(sample -> sample.value(one.judgedBy().metric()))
              .toArray();
      if (values.length > 1 && Spread.of(values).relative() > Plan.MOST_SPREAD) {
        return true;
      }
    }
    return false;
  }

  private void runAttempt(Case one, int attempt) throws IOException, InterruptedException {
    List<Case> parts = together(one, cases);
    Map<String, Integer> failures = new HashMap<>();
    for (int round = 1; round <= plan.rounds(); round++) {
      for (Case part : parts) {
        for (String library : part.libraries()) {
          runRound(part, library, attempt, round, failures);
        }
      }
    }
  }

  /** Until the round is taken, the library has failed too often, or the time is up. */
  private void runRound(
      Case one, String library, int attempt, int round, Map<String, Integer> failures)
      throws IOException, InterruptedException {
    while (programs.missing(library) == null
        && failures.getOrDefault(library, 0) < MOST_FAILURES
        && !has(one, library, attempt, round)
        && minutes() <= plan.minutes()) {
      Sample sample = run(one, library, attempt, round);
      file.add(sample);
      report(one, sample);
      if (sample.isFailed()) {
        failures.merge(library, 1, Integer::sum);
      }
    }
  }

  private boolean has(Case one, String library, int attempt, int round) {
    return file.of(one, attempt).stream()
        .anyMatch(
            sample ->
                sample.library().equals(library) && sample.round() == round && sample.isTaken());
  }

  private Sample run(Case one, String library, int attempt, int round)
      throws IOException, InterruptedException {
    Stolen before = Stolen.now();
    String outcome = Sample.TAKEN;
    Map<String, Double> values = Map.of();
    try {
      values = programs.run(one, library, plan.spanOf(one, library));
    } catch (Programs.Failed e) {
      outcome = e.getMessage();
    }
    double stolen = Stolen.now().percentSince(before);
    boolean tooMuch = stolen > Plan.MOST_STOLEN_PERCENT && minutes() < plan.rerunMinutes();
    if (outcome.equals(Sample.TAKEN) && tooMuch && stolenRounds(one) < Plan.MOST_STOLEN_ROUNDS) {
      outcome = Sample.STOLEN;
    }
    return new Sample(one.id(), library, attempt, round, stolen, outcome, values);
  }

  private long stolenRounds(Case one) {
    return file.all().stream()
        .filter(sample -> sample.caseId().equals(one.id()))
        .filter(sample -> sample.outcome().equals(Sample.STOLEN))
        .count();
  }

  private double minutes() {
    return spentBefore + (System.nanoTime() - startNanos) / 60e9;
  }

  private void report(Case one, Sample sample) {
    Metric metric = one.judgedBy().metric();
    List<String> words =
        List.of(
            String.format(Locale.ROOT, "%4.1f", minutes()),
            String.format("%-14s", one.id()),
            String.format("%-7s", sample.library()),
            "round " + sample.round(),
            sample.isFailed() ? "" : Text.of(sample.value(metric), metric.unit()),
            sample.stolenPercent() >= 0.1
                ? String.format(Locale.ROOT, "%.1f %% stolen", sample.stolenPercent())
                : "",
            sample.isTaken() ? "" : sample.outcome());
    say(String.join("  ", words).stripTrailing());
  }

  private static void say(String line) {
    System.err.println(line);
  }
}
