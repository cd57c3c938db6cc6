package io.skein.perf.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page of a run, in Markdown. */
final class Page {
  private static final Pattern OPTION = Pattern.compile("\"([^\"]+)\":\"([^\"]*)\"");

  private final Table table;
  private final RunFile file;
  private final StringBuilder text = new StringBuilder();

  Page(Table table, RunFile file) {
    this.table = table;
    this.file = file;
  }

  String markdown(String csv, String svg) {
    Plan plan = Plan.of(file.facts().get("plan"));
    line("# Benchmarks");
    line("");
    line(
        "Written by `perf/compare`"
            + " ("
            + plan.name()
            + " run); do not edit. Each number is the");
    line("median of " + plan.rounds() + " rounds (`" + plan.span() + "` of warm-up and measured");
    line("time), the libraries in turn, each in processes of its own; in brackets the quartiles.");
    spans(plan);
    line("Raw rounds: [" + csv + "](" + csv + "). How each tool works: `perf/local_thr --help`");
    line("and its neighbours.");
    line("");
    line("![Skein beside its peers](" + svg + ")");
    line("");
    line(
        table.reached()
            + " of "
            + table.asked()
            + " goals over a peer are reached. Rounds with more than "
            + Math.round(Plan.MOST_STOLEN_PERCENT)
            + " % of stolen processor time were run again: "
            + file.all().stream().filter(s -> s.outcome().equals(Sample.STOLEN)).count()
            + ".");
    facts();
    results();
    processor();
    defaults();
    return text.toString();
  }

  private void spans(Plan plan) {
    String slowly =
        "Where it matters how much a JVM has compiled, for the libraries that run on one:";
    String late =
        "Where calls are few, and what they go through is compiled later, for these libraries:";
    String storm =
        "Where clients of ours come and go first, which run on a JVM, for all libraries:";
    String pauses = "Where a message goes only now and then:";
    span(plan, Pace.SLOWLY, slowly, plan.slowSpan());
    span(plan, Pace.LATE, late, plan.lateSpan());
    span(plan, Pace.STORM, storm, plan.stormSpan());
    span(plan, Pace.PAUSES, pauses, plan.idleSpan());
    String untimed = cases(Pace.UNTIMED);
    if (!untimed.isEmpty()) {
      line("The tool takes no such time: " + untimed + ".");
    }
  }

  /** Says which cases have another span than the plan's first. */
  private void span(Plan plan, Pace pace, String where, String span) {
    String cases = cases(pace);
    if (!cases.isEmpty() && !span.equals(plan.span())) {
      line(where);
      line("`" + span + "`: " + cases + ".");
    }
  }

  /** Those of the run that have this pace. */
  private String cases(Pace pace) {
    return table.rows().stream()
        .map(Row::one)
        .filter(one -> Pace.of(one) == pace && !isLeftOut(one))
        .map(one -> "`" + one.id() + "`")
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private boolean isLeftOut(Case one) {
    return file.facts().containsKey("left out " + one.id());
  }

  private void facts() {
    line("");
    line("## The machine");
    line("");
    line("| | |");
    line("|---|---|");
    file.facts()
        .forEach(
            (name, value) -> {
              if (!name.startsWith("defaults ") && !name.startsWith("left out ")) {
                line("| " + name + " | " + value + " |");
              }
            });
  }

  private void results() {
    line("");
    line("## Results");
    line("");
    line(
        "For a rate the ratio is how many times the peer's, for a time or memory the share of it; it");
    line(
        "is the median of the ratios of the rounds, for the machine is not the same from one to the");
    line("next.");
    line("");
    line("| case | | Skein | libzmq | JeroMQ | over libzmq | over JeroMQ | of raw | to reach |");
    line("|---|---|---|---|---|---|---|---|---|");
    String last = "";
    for (Row row : table.rows()) {
      String title = row.one().title() + mark(row.one());
      boolean raw = row.one().isLimit();
      line(
          cells(
              title.equals(last) ? "" : title + " `" + row.one().id() + "`",
              row.goal().metric().name(),
              raw ? value(row, Case.RAW) : value(row, Case.SKEIN),
              raw ? "" : value(row, "libzmq"),
              raw ? "" : value(row, "jeromq"),
              raw ? "" : verdict(row, "libzmq"),
              raw ? "" : verdict(row, "jeromq"),
              ofRaw(row),
              row.goal().reachFor()));
      last = title;
    }
  }

  /** What is to be known about a case before its numbers are believed. */
  private String mark(Case one) {
    int planned = Plan.of(file.facts().get("plan")).rounds();
    int rounds = table.rounds(one);
    boolean isShort = rounds > 0 && rounds < planned;
    return (table.isNoisy(one) ? " (**noisy**)" : "")
        + (isShort ? " (**" + rounds + " of " + planned + " rounds**)" : "");
  }

  private static String cells(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  static String value(Row row, String library) {
    Spread spread = row.spreads().get(library);
    if (spread == null) {
      return row.reasons().getOrDefault(library, "-");
    }
    String unit = row.goal().metric().unit();
    String bounds = Text.of(spread.lower(), unit) + " to " + Text.of(spread.upper(), unit);
    return Text.of(spread.median(), unit) + " (" + bounds.replace(" " + unit, "") + ")";
  }

  static String verdict(Row row, String peer) {
    double ratio = row.ratio(peer);
    if (!row.isOverAsked(peer)) {
      return Double.isNaN(ratio) ? "-" : Text.times(ratio);
    }
    String asked = " (asked " + Text.times(row.goal().over(peer)) + ")";
    if (Double.isNaN(ratio)) {
      return "-" + asked;
    }
    return Text.times(ratio) + asked + (row.isOverReached(peer) ? "" : " **missed**");
  }

  private static String ofRaw(Row row) {
    if (Double.isNaN(row.raw()) || Double.isNaN(row.ofRaw())) {
      return "";
    }
    return row.goal().metric().moreIsBetter()
        ? Text.digits(100 * row.ofRaw()) + " %"
        : Text.times(row.ofRaw());
  }

  private void processor() {
    line("");
    line("## Processor time");
    line("");
    line("Of all processes of the case together, in user and system mode, for one message.");
    line("");
    line("| case | Skein | libzmq | JeroMQ | over libzmq | over JeroMQ |");
    line("|---|---|---|---|---|---|");
    for (Row row : table.processorRows()) {
      line(
          cells(
              "`" + row.one().id() + "`",
              value(row, Case.SKEIN),
              value(row, "libzmq"),
              value(row, "jeromq"),
              verdict(row, "libzmq"),
              verdict(row, "jeromq")));
    }
  }

  private void defaults() {
    line("");
    line("## Options");
    line("");
    line("Every socket has its library's defaults, as the library itself tells them here, but for");
    line("the linger time, which is the same for all. Each has Nagle's algorithm off. A SUB of a");
    line(
        "peer has no send mark in the `match` cases, because subscriptions above it are lost. The");
    line(
        "publishers of `fan-out` and `match` wait for credit from their subscribers, so that none");
    line("drops anything. Every JVM has a heap of one size, `" + Programs.HEAP + "`, or of");
    line("`" + Programs.LARGE_HEAP + "` for the ROUTER of `storm-10000`, and no other option.");
    line("");
    List<Map.Entry<String, String>> told =
        file.facts().entrySet().stream()
            .filter(fact -> fact.getKey().startsWith("defaults ") && !fact.getValue().isEmpty())
            .toList();
    Set<String> names = new LinkedHashSet<>();
    told.forEach(
        fact -> OPTION.matcher(fact.getValue()).results().forEach(r -> names.add(r.group(1))));
    names.remove("tool");
    names.remove("lib");
    List<String> head = new ArrayList<>(List.of(""));
    told.forEach(fact -> head.add(fact.getKey().substring("defaults ".length())));
    line(cells(head.toArray(String[]::new)));
    line("|---".repeat(head.size()) + "|");
    for (String name : names) {
      List<String> cells = new ArrayList<>(List.of(name));
      told.forEach(fact -> cells.add(option(fact.getValue(), name)));
      line(cells(cells.toArray(String[]::new)));
    }
  }

  private static String option(String told, String name) {
    Matcher matcher = OPTION.matcher(told);
    while (matcher.find()) {
      if (matcher.group(1).equals(name)) {
        return matcher.group(2);
      }
    }
    return "-";
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
