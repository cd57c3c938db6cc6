package io.skein.perf.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs the cases for Skein, libzmq and JeroMQ, prints one table, and writes the page, the raw
 * rounds and the chart: nothing in them is typed.
 *
 * <pre>
 *   compare ROOT [--quick|--smoke] [--resume] [--list] [CASE...]
 * </pre>
 */
public final class Compare {
  /** What takes longer has stopped: some runs of a peer do, and an hour has to do for all cases. */
  private static final int LIMIT_SECONDS = 90;

  private final Path root;
  private final Path directory;
  private final List<String> named = new ArrayList<>();
  private Plan plan = Plan.FULL;
  private boolean resume;

  private Compare(Path root) {
    this.root = root;
    this.directory = root.resolve("perf/target/compare");
  }

  /** The root of the tree, then the arguments of the command. */
  public static void main(String[] words) throws Exception {
    Compare compare = new Compare(Path.of(words[0]));
    for (String word : List.of(words).subList(1, words.length)) {
      switch (word) {
        case "--quick" -> compare.plan = Plan.QUICK;
        case "--smoke" -> compare.plan = Plan.SMOKE;
        case "--resume" -> compare.resume = true;
        case "--list" -> {
          Cases.all().forEach(one -> System.out.printf("%-16s %s%n", one.id(), one.title()));
          return;
        }
        default -> compare.named.add(compare.known(word));
      }
    }
    compare.run();
  }

  private String known(String id) {
    if (Cases.all().stream().noneMatch(one -> one.id().equals(id))) {
      System.err.println("perf/compare: there is no case " + id + "; --list shows them");
      System.exit(1);
    }
    return id;
  }

  private void run() throws IOException, InterruptedException {
    Files.createDirectories(directory);
    Path state = directory.resolve("run.csv");
    RunFile file;
    if (resume && Files.exists(state)) {
      file = RunFile.open(state);
      file.fact("resumed", Machine.now());
      file.fact(Machine.LARGEST_SEND_BUFFER, Machine.largestSendBuffer()); // Set anew, perhaps.
      named.clear();
      file.facts().getOrDefault("cases", "").lines().forEach(this::addNamed);
    } else {
      file = begin(state);
    }
    plan = Plan.of(file.facts().get("plan"));
    List<Case> cases = cases();
    Programs programs = new Programs(directory, LIMIT_SECONDS);
    List<Case> wanted =
        cases.stream().filter(one -> file.facts().get("left out " + one.id()) == null).toList();
    new Rounds(plan, programs, file, wanted).run();
    file.fact("load after", Machine.load());
    file.fact("ended", Machine.now());
    write(new Table(file, cases), file);
  }

  private void addNamed(String ids) {
    if (!ids.equals("all")) {
      named.addAll(List.of(ids.split(" ")));
    }
  }

  private RunFile begin(Path state) throws IOException, InterruptedException {
    Map<String, String> facts = Machine.facts(root);
    facts.put("plan", plan.name());
    facts.put("cases", named.isEmpty() ? "all" : String.join(" ", named));
    Programs programs = new Programs(directory, LIMIT_SECONDS);
    for (String library : Case.ALL) {
      if (programs.missing(library) != null) {
        facts.put("missing " + library, programs.missing(library));
      }
      facts.put("defaults " + library, programs.defaults(library));
    }
    for (Case one : Cases.all()) {
      if (plan == Plan.QUICK && named.isEmpty() && !one.isQuick()) {
        facts.put("left out " + one.id(), "left out of a quick run");
      }
    }
    return RunFile.create(state, facts);
  }

  /** Those named, with the raw limits that they are compared with; all when none is. */
  private List<Case> cases() {
    if (named.isEmpty()) {
      return Cases.all();
    }
    Set<String> limits = named.stream().map(Cases::limitOf).collect(Collectors.toSet());
    return Cases.all().stream()
        .filter(one -> named.contains(one.id()) || limits.contains(one.id()))
        .toList();
  }

  /** A run of all cases becomes the page of the project; a part of them stays under target. */
  private void write(Table table, RunFile file) throws IOException {
    Path to = named.isEmpty() && plan != Plan.SMOKE ? root.resolve("docs") : directory;
    Files.createDirectories(to);
    Files.writeString(
        to.resolve("benchmarks.md"),
        new Page(table, file).markdown("benchmarks.csv", "benchmarks.svg"));
    Files.writeString(to.resolve("benchmarks.svg"), Chart.svg(table));
    Files.copy(
        file.path(),
        to.resolve("benchmarks.csv"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    print(table);
    System.out.println();
    System.out.println(
        table.reached() + " of " + table.asked() + " goals over a peer reached; written to " + to);
  }

  private static void print(Table table) {
    System.out.printf(
        "%-14s %-14s %16s %16s %16s  %-26s %s%n",
        "case", "", "skein", "libzmq", "jeromq", "over libzmq", "over jeromq");
    for (Row row : table.rows()) {
      Metric metric = row.goal().metric();
      boolean raw = row.one().isLimit();
      System.out.printf(
          "%-14s %-14s %16s %16s %16s  %-26s %s%s%n",
          row.one().id(),
          metric.name().length() > 14 ? metric.name().substring(0, 14) : metric.name(),
          Text.of(row.median(raw ? Case.RAW : Case.SKEIN), metric.unit()),
          raw ? "" : Text.of(row.median("libzmq"), metric.unit()),
          raw ? "" : Text.of(row.median("jeromq"), metric.unit()),
          raw ? "" : Page.verdict(row, "libzmq").replace("**", ""),
          raw ? "" : Page.verdict(row, "jeromq").replace("**", ""),
          table.isNoisy(row.one()) ? "  noisy" : "");
      row.reasons().forEach((library, why) -> System.out.printf("%30s: %s%n", library, why));
    }
  }
}
