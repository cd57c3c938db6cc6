package io.skein.perf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.perf.tool.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tool, or one half of one, that was started.
 *
 * @param line how it was called
 * @param ending its exit status, when it has one
 * @param out what standard output has got
 * @param err what standard error has got
 */
record Half(
    String line, CompletableFuture<Integer> ending, Supplier<String> out, Supplier<String> err) {
  static final int LIMIT_SECONDS = 60;

  private static final Pattern COUNT = Pattern.compile("\"count\":(\\d+)");

  /** In a thread of this process. */
  static Half here(String line, List<String> words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    CompletableFuture<Integer> ending = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () ->
                ending.complete(
                    Main.run(
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        words.toArray(String[]::new))),
            line);
    thread.setDaemon(true);
    thread.start();
    return new Half(line, ending, () -> out.toString(UTF_8), () -> err.toString(UTF_8));
  }

  static Half process(String line, Process process, Path out, Path err) {
    return new Half(
        line, process.onExit().thenApply(Process::exitValue), () -> read(out), () -> read(err));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  int status() throws Exception {
    return ending.get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  String said() {
    return out.get() + err.get();
  }

  /** Waits until it has ended well, and gives what it said. */
  String finished() throws Exception {
    assertEquals(0, status(), () -> line + ": " + said());
    return out.get();
  }

  /** What it counted, once it has ended well. */
  long count() throws Exception {
    Matcher count = COUNT.matcher(finished());
    assertTrue(count.find(), this::said);
    return Long.parseLong(count.group(1));
  }
}
