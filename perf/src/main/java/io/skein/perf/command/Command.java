package io.skein.perf.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Measures what is demanded of bin/skein and prints each figure beside its bound. Ends with 1 when
 * one is missed.
 *
 * <pre>
 *   command ROOT [version|stale|pull|signals|own|large|killed]...
 * </pre>
 */
public final class Command {
  private static final List<String> ALL =
      List.of("version", "stale", "pull", "signals", "own", "large", "killed");
  private static final int TIMES = 11;
  private static final long MEGA = 1_000_000;
  private static final long LARGE = 500;
  private static final long SMALL = 100;

  private final Path root;
  private final Path folder;
  private boolean missed;

  private Command(Path root) {
    this.root = root;
    this.folder = root.resolve("perf/target/command");
  }

  /** The root of the tree, then what to measure; everything when nothing is named. */
  public static void main(String[] words) throws Exception {
    List<String> named = Arrays.asList(words).subList(1, words.length);
    Command command = new Command(Path.of(words[0]));
    for (String name : named) {
      if (!ALL.contains(name)) {
        fail("there is nothing called " + name + "; there is " + String.join(", ", ALL));
      }
    }
    if (!Files.isReadable(Path.of("/proc/self/status"))) {
      fail("memory is read from /proc, which is not there");
    }
    try (Launched built = new Launched(command.root, "version")) {
      if (built.status() != 0) {
        fail(built.text());
      }
    }
    Files.createDirectories(command.folder);
    for (String name : named.isEmpty() ? ALL : named) {
      command.measure(name);
    }
    System.exit(command.missed ? 1 : 0);
  }

  private static void fail(String why) {
    System.err.println("perf/command: " + why);
    System.exit(1);
  }

  private void measure(String name) throws Exception {
    switch (name) {
      case "version" -> version();
      case "stale" -> stale();
      case "pull" -> pull();
      case "signals" -> signals();
      case "own" -> own();
      case "large" -> large();
      default -> killed();
    }
  }

  private void show(Figure figure) {
    missed |= figure.isMissed();
    System.out.println(figure);
  }

  private void version() throws Exception {
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      try (Launched version = new Launched(root, "version")) {
        version.status();
        seconds.add(version.seconds());
      }
    }
    show(Figure.below(0.6, "s", "version: time, median of " + TIMES, median(seconds)));
  }

  /** Runs the launcher's own function. */
  private void stale() throws Exception {
    String script =
        "eval \"$(sed '/^main \"\\$@\"$/d' \"$1/bin/skein\")\"; home=$1; "
            + "target=$home/cli/target; jar=$target/skein-cli.jar; "
            + "for i in {1.."
            + TIMES
            + "}; do before=${EPOCHREALTIME/./}; is_built; echo $((${EPOCHREALTIME/./} - before));"
            + " done";
    Process process =
        new ProcessBuilder("bash", "-c", script, "stale", root.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<Double> millis =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
            .lines()
            .map(line -> Double.parseDouble(line) / 1000)
            .toList();
    if (process.waitFor() != 0 || millis.size() != TIMES) {
      throw new IllegalStateException("bin/skein could not be asked whether it is built");
    }
    show(Figure.below(50, "ms", "check for newer sources, median of " + TIMES, median(millis)));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  private void pull() throws Exception {
    try (Launched pull = new Launched(root, "pull", "--bind", "tcp://127.0.0.1:*")) {
      pull.line(line -> line.startsWith("listening"));
      Thread.sleep(2000);
      show(Figure.below(120, "MB", "idle pull: memory", Launched.megabytes(pull.pid(), "VmRSS")));
    }
  }

  private void signals() throws Exception {
    for (Map.Entry<String, Integer> signal : Map.of("INT", 130, "TERM", 143).entrySet()) {
      try (Launched pull = new Launched(root, "pull", "--bind", "tcp://127.0.0.1:*")) {
        pull.line(line -> line.startsWith("listening"));
        double before = pull.seconds();
        pull.signal(signal.getKey());
        int status = pull.status();
        String what = "pull: from SIG" + signal.getKey() + " to its end";
        show(Figure.below(1, "s", what, pull.seconds() - before));
        show(Figure.fact("pull: exit status " + signal.getValue(), status == signal.getValue()));
      }
    }
  }

  private void own() throws Exception {
    try (Launched demo = new Launched(root, "demo")) {
      int status = demo.status();
      show(Figure.below(15, "s", "demo on the repository's files: time", demo.seconds()));
      show(Figure.fact("demo on the repository's files: ends with 0", status == 0));
    }
  }

  private Path file(long megabytes) throws IOException {
    Path file = folder.resolve(megabytes + "MB.txt");
    if (!Files.exists(file) || Files.size(file) != megabytes * MEGA) {
      LargeFile.write(file, megabytes * MEGA);
    }
    return file;
  }

  /** Memory may not grow with the file: by a tenth of what the file is larger, at most. */
  private void large() throws Exception {
    Map<String, Double> before;
    try (DemoRun small = new DemoRun(root, file(SMALL))) {
      small.status();
      before = small.peaks();
    }
    String what = "demo on " + LARGE + " MB: ";
    try (DemoRun demo = new DemoRun(root, file(LARGE))) {
      int status = demo.status();
      System.out.printf("%-60s %8.2f s%n", what + "time, of two counts", demo.seconds());
      show(Figure.fact(what + "ends with 0", status == 0));
      show(Figure.above(5, "%", what + "smallest share of a worker", demo.smallestShare()));
      for (Map.Entry<String, Double> peak : demo.peaks().entrySet()) {
        System.out.printf(
            "%-60s %7.0f MB%n", what + "peak memory of " + peak.getKey(), peak.getValue());
        double growth = peak.getValue() - before.get(peak.getKey());
        String than = what + peak.getKey() + " more than for " + SMALL + " MB";
        show(Figure.below((LARGE - SMALL) / 10.0, "MB", than, growth));
      }
    }
  }

  private void killed() throws Exception {
    String what = "demo with a worker killed half-way: ";
    try (DemoRun demo = new DemoRun(root, file(LARGE))) {
      demo.killWorkerHalfWay();
      double before = demo.seconds();
      int status = demo.status();
      show(Figure.below(10, "s", what + "to its end", demo.seconds() - before));
      show(Figure.fact(what + "ends with 1", status == 1));
      show(Figure.fact(what + "says so", demo.text().contains("worker 2 (process ")));
      show(Figure.fact(what + "no process is left", demo.hasLeftNoProcess()));
    }
  }
}
