package io.skein.perf.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** One run of bin/skein; both its outputs are read as one. */
final class Launched implements AutoCloseable {
  private static final long LIMIT_SECONDS = 600;

  private final long startNanos = System.nanoTime();
  private final Process process;
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private final Thread reading;

  Launched(Path root, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(root.resolve("bin/skein").toString()));
    command.addAll(Arrays.asList(arguments));
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    reading = new Thread(this::read, "perf-command-output");
    reading.setDaemon(true);
    reading.start();
  }

  private void read() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(line);
      }
    } catch (IOException e) {
      return; // It has ended.
    }
  }

  long pid() {
    return process.pid();
  }

  /** Waits for a line. */
  String line(Predicate<String> wanted) throws InterruptedException {
    while (true) {
      boolean over = !process.isAlive() && !reading.isAlive();
      for (String line : List.copyOf(lines)) {
        if (wanted.test(line)) {
          return line;
        }
      }
      if (over) {
        throw new IllegalStateException("it ended without the line awaited: " + lines);
      }
      Thread.sleep(5);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for the end and gives the exit status. */
  int status() throws InterruptedException {
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("it did not end within " + LIMIT_SECONDS + " s");
    }
    reading.join();
    return process.exitValue();
  }

  /** How long it has run. */
  double seconds() {
    return (System.nanoTime() - startNanos) / 1e9;
  }

  void signal(String name) throws IOException, InterruptedException {
    signal(name, pid());
  }

  static void signal(String name, long pid) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
  }

  String text() {
    return String.join("\n", lines);
  }

  /** Memory of a process in MB by the name of its line in /proc; 0 when the process has gone. */
  static double megabytes(long pid, String name) {
    try (var status = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return status
          .filter(line -> line.startsWith(name + ":"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) * 1024 / 1e6)
          .findFirst()
          .orElse(0);
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0;
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
