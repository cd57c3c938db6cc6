package io.skein.artifacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A user's program, compiled as a module that requires io.skein, runs with the built jars on the
 * module path and on the class path, without a flag and without a word on standard error.
 */
class ArtifactsIT {
  private static final Path SOURCES = Path.of("src", "smoke", "java").toAbsolutePath();
  private static final Path WORK = Path.of("target", "smoke").toAbsolutePath();
  private static final Path CLASSES = WORK.resolve("classes");
  private static final String PROGRAM = "io.skein.smoke.Smoke";

  /** What a user has: our jars and what they need at run time, and a logging provider. */
  private static final List<String> ARTIFACTS =
      List.of(
          "skein-core",
          "skein-patterns",
          "skein-transport-inproc",
          "skein-transport-tcp",
          "skein",
          "jctools-core",
          "jctools-core-jdk11",
          "slf4j-api",
          "slf4j-nop");

  @BeforeAll
  static void compileTheProgram() {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                said,
                said,
                "-Xlint:all,-path",
                "-Werror",
                "--release",
                "17",
                "-p",
                join(jars()),
                "-d",
                CLASSES.toString(),
                SOURCES.resolve("module-info.java").toString(),
                SOURCES.resolve(PROGRAM.replace('.', '/') + ".java").toString());
    assertEquals(0, failed, said::toString);
  }

  @Test
  void shouldRunOnTheClassPath() throws Exception {
    assertRuns("class-path", "-cp", join(withProgram(jars())), PROGRAM);
  }

  @Test
  void shouldRunOnTheModulePath() throws Exception {
    assertRuns("module-path", "-p", join(withProgram(jars())), "-m", "io.skein.smoke/" + PROGRAM);
  }

  private static void assertRuns(String name, String... arguments) throws Exception {
    Path out = WORK.resolve(name + ".out");
    Path err = WORK.resolve(name + ".err");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertEquals("", read(err), "standard error");
    assertTrue(ended, "did not end within a minute");
    assertEquals(0, process.exitValue(), "exit code");
    assertEquals(
        "inproc: hello world\ntcp: hello world\nipc: hello world\n", read(out), "standard output");
  }

  /** The built jars on this test's own class path; directories of classes would prove nothing. */
  private static List<Path> jars() {
    String classPath = System.getProperty("java.class.path");
    return ARTIFACTS.stream()
        .map(
            name ->
                Arrays.stream(classPath.split(File.pathSeparator))
                    .map(Path::of)
                    .filter(entry -> entry.getFileName().toString().matches(name + "-\\d.*\\.jar"))
                    .findFirst()
                    .orElseThrow(
                        () -> new AssertionError("no jar of " + name + " in " + classPath)))
        .toList();
  }

  private static List<Path> withProgram(List<Path> jars) {
    List<Path> all = new ArrayList<>(jars);
    all.add(CLASSES);
    return all;
  }

  private static String join(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
