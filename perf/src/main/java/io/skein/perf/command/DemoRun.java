package io.skein.perf.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One run of the demo, and the memory of its processes. */
final class DemoRun implements AutoCloseable {
  private static final Pattern MEMBER = Pattern.compile("(\\w+ \\d) is process (\\d+)");
  private static final Pattern SHARE = Pattern.compile("worker (\\d) (\\d+) %");
  private static final long LOOK_MILLIS = 100;

  private final Launched demo;
  private final Map<String, Long> pids = new LinkedHashMap<>();
  private final Map<String, Double> peaks = new LinkedHashMap<>();

  DemoRun(Path root, Path file) throws IOException, InterruptedException {
    demo = new Launched(root, "demo", file.toString());
    pids.put("parent", demo.pid());
    Matcher member = MEMBER.matcher(demo.line(line -> line.contains("is process")));
    while (member.find()) {
      pids.put(member.group(1), Long.parseLong(member.group(2)));
    }
  }

  /** Waits for the end; meanwhile it looks at the memory of all processes, again and again. */
  int status() throws InterruptedException {
    while (demo.isAlive()) {
      pids.forEach((name, pid) -> peaks.merge(name, Launched.megabytes(pid, "VmHWM"), Math::max));
      Thread.sleep(LOOK_MILLIS);
    }
    return demo.status();
  }

  /** The most memory that each process had, in MB. */
  Map<String, Double> peaks() {
    return peaks;
  }

  double seconds() {
    return demo.seconds();
  }

  String text() {
    return demo.text();
  }

  /** The smallest share of a worker, in percent. */
  int smallestShare() throws InterruptedException {
    Matcher share = SHARE.matcher(demo.line(line -> line.startsWith("shares of the work")));
    int smallest = 100;
    while (share.find()) {
      smallest = Math.min(smallest, Integer.parseInt(share.group(2)));
    }
    return smallest;
  }

  /** Kills worker 2 when about half is done. */
  void killWorkerHalfWay() throws IOException, InterruptedException {
    demo.line(line -> line.matches(" *[4-9]\\d % of .*"));
    Launched.signal("KILL", pids.get("worker 2"));
  }

  boolean hasLeftNoProcess() {
    return pids.values().stream()
        .noneMatch(pid -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
  }

  @Override
  public void close() {
    demo.close();
  }
}
