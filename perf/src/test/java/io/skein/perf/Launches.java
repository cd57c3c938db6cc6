package io.skein.perf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts tools, here and as processes of their own, which it ends when it is closed. */
final class Launches implements AutoCloseable {
  static final Path PERF = Path.of("").toAbsolutePath();

  private static final String LIBZMQ = "libzmq";

  private final Path directory;
  private final List<Process> started = new ArrayList<>();

  /** Outputs go to files of that directory. */
  Launches(Path directory) {
    this.directory = directory;
  }

  /** As near as the library can be had: in this process, or the compiled tool. */
  Half near(String line, String library) throws IOException {
    List<String> words = new ArrayList<>(List.of(line.split(" ")));
    if (!words.contains("--limit")) {
      words.addAll(List.of("--limit", Integer.toString(Half.LIMIT_SECONDS)));
    }
    if (!library.equals(LIBZMQ)) {
      words.addAll(List.of("--lib", library));
      return Half.here(line, words);
    }
    if (line.startsWith("idle_conn remote") || line.startsWith("conn_storm remote")) {
      return Half.here(line, words); // Light clients are the same for every library.
    }
    words.add(0, PERF.resolve("target/libzmq-tools").toString());
    return start(line, words);
  }

  /** By its launcher, as a user calls it. */
  Half process(String line) throws IOException {
    List<String> words = new ArrayList<>(List.of(line.split(" ")));
    words.set(0, PERF.resolve(words.get(0)).toString());
    return start(line, words);
  }

  private Half start(String line, List<String> command) throws IOException {
    Path out = Files.createTempFile(directory, "tool", ".out");
    Path err = Files.createTempFile(directory, "tool", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    // The classes of this build; the launcher must not start another one.
    builder.environment().put("SKEIN_PERF_CLASSPATH", System.getProperty("java.class.path"));
    // They start sooner so, and nothing is measured.
    builder
        .environment()
        .put("SKEIN_PERF_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    started.add(process);
    return Half.process(line, process, out, err);
  }

  @Override
  public void close() {
    started.forEach(Process::destroyForcibly);
  }
}
