package io.skein.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** One run of the real bin/skein; its output goes to files, which a test may wait on. */
final class Launched implements AutoCloseable {
  static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
  private static final long LIMIT_SECONDS = 60;

  private final Process process;
  private final Path out;
  private final Path err;

  private Launched(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  static Launched start(String... arguments) {
    return start(Map.of(), arguments);
  }

  /** Nothing but these variables is in its environment when there are any. */
  static Launched start(Map<String, String> environment, String... arguments) {
    return startProgram(CHECKOUT.resolve("bin/skein"), environment, arguments);
  }

  static Launched startProgram(Path program, Map<String, String> environment, String... arguments) {
    try {
      List<String> command = new ArrayList<>(List.of(program.toString()));
      command.addAll(Arrays.asList(arguments));
      Path out = Files.createTempFile("skein", ".out");
      Path err = Files.createTempFile("skein", ".err");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      if (!environment.isEmpty()) {
        builder.environment().clear();
        builder.environment().putAll(environment);
      }
      return new Launched(builder.start(), out, err);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * As a terminal would start it: what starts this test in the background may have it ignore
   * SIGINT, and its children would, too.
   */
  static Launched startInterruptible(String... arguments) throws Exception {
    String asUsual = "--default-signal=INT";
    if (new ProcessBuilder("env", asUsual, "true").start().waitFor() != 0) {
      return start(arguments); // An env that cannot do that.
    }
    List<String> all = new ArrayList<>();
    all.add(asUsual);
    all.add(CHECKOUT.resolve("bin/skein").toString());
    all.addAll(Arrays.asList(arguments));
    return startProgram(Path.of("/usr/bin/env"), Map.of(), all.toArray(String[]::new));
  }

  /** Gives it its input, to the end. */
  Launched input(String text) {
    try (var in = process.getOutputStream()) {
      in.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return this;
  }

  /** Sends it a signal by name. */
  void signal(String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  Process process() {
    return process;
  }

  /** Waits for its end. */
  int status() throws InterruptedException {
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("It has not ended. Output: " + out() + "; errors: " + err());
    }
    return process.exitValue();
  }

  String out() {
    return read(out);
  }

  String err() {
    return read(err);
  }

  /** Waits until a line of standard error is so, and gives it. */
  String awaitErr(Predicate<String> wanted) {
    return await(err, wanted);
  }

  /** Waits until a line of standard output is so, and gives it. */
  String awaitOut(Predicate<String> wanted) {
    return await(out, wanted);
  }

  private String await(Path file, Predicate<String> wanted) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (System.nanoTime() < deadline) {
      for (String line : read(file).split("\n")) {
        if (wanted.test(line)) {
          return line;
        }
      }
      Thread.onSpinWait();
      Thread.yield();
    }
    throw new AssertionError("The line did not come. Output: " + out() + "; errors: " + err());
  }

  /** The endpoint that it says it listens on. */
  String endpoint() {
    String line = awaitErr(text -> text.startsWith("listening "));
    return line.substring("listening ".length());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      Files.deleteIfExists(out);
      Files.deleteIfExists(err);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
