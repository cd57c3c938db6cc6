package io.skein.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A program in a process of its own, as a user would run it: without a flag. */
final class Program implements AutoCloseable {
  private static final long DEADLINE_SECONDS = 60;

  private final Process process;
  private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
  private final Path errors;

  private Program(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    errors = Files.createTempFile("program", ".err");
    process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    Thread reader = new Thread(this::read, "reads " + arguments);
    reader.setDaemon(true);
    reader.start();
  }

  /** A class of the module io.skein.examples, on the module path. */
  static Program example(String name, String... arguments) throws IOException {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("-p", path(), "-m", "io.skein.examples/io.skein.examples." + name));
    all.addAll(List.of(arguments));
    return new Program(all);
  }

  /** A class among {@code classes}, on the class path. */
  static Program onClassPath(Path classes, String name) throws IOException {
    return new Program(List.of("-cp", classes + File.pathSeparator + path(), name));
  }

  /** What users have: the modules and what they need at run time. No test library is among it. */
  static String path() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.contains("testkit") && !entry.endsWith("test-classes"))
        .filter(
            entry -> entry.matches(".*([/\\\\]classes|[/\\\\](skein|jctools|slf4j)[^/\\\\]*jar)"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private void read() {
    try (Reader in = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8);
        BufferedReader reader = new BufferedReader(in)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(Optional.of(line));
      }
    } catch (IOException e) {
      lines.add(Optional.of(e.toString()));
    }
    lines.add(Optional.empty());
  }

  /** Types a line. */
  void type(String line) {
    new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8).println(line);
  }

  /** The next line printed; null at the end. */
  String nextLine() throws InterruptedException, IOException {
    Optional<String> line = lines.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
    assertNotNull(line, "printed nothing for a minute; errors: " + Files.readString(errors));
    return line.orElse(null);
  }

  /** The lines that are left, of a program that ends by itself, well, and without a complaint. */
  List<String> end() throws InterruptedException, IOException {
    process.getOutputStream().close();
    List<String> rest = new ArrayList<>();
    for (String line = nextLine(); line != null; line = nextLine()) {
      rest.add(line);
    }
    assertTrue(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS), "did not end");
    assertEquals("", Files.readString(errors), "standard error");
    assertEquals(0, process.exitValue(), "exit code");
    return rest;
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.deleteIfExists(errors);
  }
}
