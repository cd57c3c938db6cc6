package io.skein.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.openjdk.jcstress.Main;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.TestGrading;

/**
 * Runs every law of this module under jcstress, in a process of its own, and reports each as a
 * test.
 *
 * <p>jcstress leaves out, without failing, a law that needs more processors than there are or whose
 * process does not start. So the laws are counted among the compiled classes, not among the
 * results, and a law without a result fails. The reports and the log are in {@code
 * target/jcstress}.
 */
class LawsIT {
  private static final Path WORK = Path.of("target", "jcstress").toAbsolutePath();
  private static final Path LOG = WORK.resolve("jcstress.log");
  private static final long LIMIT_SECONDS = Long.getLong("laws.limit.seconds");
  private static final String OPTIONS = System.getProperty("laws.options");

  /**
   * One flag set, with instruction schedules that differ each time: the most a short run can do.
   */
  private static final String JVM_FLAGS =
      "-XX:+UnlockDiagnosticVMOptions -XX:+StressLCM -XX:+StressGCM";

  private static int exit;
  private static Map<String, List<TestResult>> resultsByLaw;

  @BeforeAll
  static void runAllLaws() throws Exception {
    deleteRecursively(WORK);
    Files.createDirectories(WORK);
    exit = runJcstress();
    resultsByLaw = readResults();
  }

  @Test
  void shouldHaveLaws() throws Exception {
    assertFalse(compiledLaws().isEmpty(), "no class annotated @JCStressTest was compiled");
  }

  @Test
  void shouldEndWithoutAnError() {
    assertEquals(0, exit, LawsIT::log);
  }

  @TestFactory
  Stream<DynamicTest> shouldHold() throws Exception {
    return compiledLaws().stream().map(law -> DynamicTest.dynamicTest(law, () -> assertHolds(law)));
  }

  private static void assertHolds(String law) {
    List<TestResult> results = resultsByLaw.getOrDefault(law, List.of());
    assertFalse(
        results.isEmpty(),
        () -> "jcstress did not run " + law + " (more actors than processors?), see " + LOG);
    for (TestResult result : results) {
      assertEquals(Status.NORMAL, result.status(), () -> describe(result));
      assertTrue(result.getTotalCount() > 0, () -> "nothing observed: " + describe(result));
      TestGrading grading = result.grading();
      assertTrue(grading.isPassed, () -> grading.failureMessages + "\n" + describe(result));
    }
  }

  private static int runJcstress() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(Arrays.asList(OPTIONS.trim().split("\\s+")));
    command.addAll(List.of("-jvmArgs", JVM_FLAGS));
    command.addAll(List.of("-r", WORK.resolve("report").toString()));
    Process process =
        new ProcessBuilder(command)
            .directory(WORK.toFile())
            .redirectErrorStream(true)
            .redirectOutput(LOG.toFile())
            .start();
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        fail("the laws took longer than " + LIMIT_SECONDS + " s:\n" + log());
      }
      return process.exitValue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static Map<String, List<TestResult>> readResults() throws Exception {
    InProcessCollector collector = new InProcessCollector();
    File[] files = WORK.toFile().listFiles((dir, name) -> name.endsWith(".bin.gz"));
    assertEquals(1, files.length, () -> "one result file in " + WORK + ":\n" + log());
    DiskReadCollector reader = new DiskReadCollector(files[0].getPath(), collector);
    reader.dump();
    reader.close();
    return collector.getTestResults().stream().collect(Collectors.groupingBy(TestResult::getName));
  }

  private static List<String> compiledLaws() throws IOException, URISyntaxException {
    Path root = Path.of(LawsIT.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(name -> name.endsWith(".class"))
          .map(name -> load(name.substring(0, name.length() - 6).replace(File.separatorChar, '.')))
          .filter(type -> type.isAnnotationPresent(JCStressTest.class))
          .map(Class::getCanonicalName)
          .sorted()
          .toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, LawsIT.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String describe(TestResult result) {
    StringBuilder text = new StringBuilder(result.getName()).append(": ").append(result.status());
    for (String state : result.getStateKeys()) {
      text.append("\n  ").append(state).append(" seen ").append(result.getCount(state));
    }
    result.getMessages().forEach(line -> text.append("\n  ").append(line));
    result.getVmErr().forEach(line -> text.append("\n  ").append(line));
    return text.append("\n  flags ").append(result.getConfig().jvmArgs).toString();
  }

  private static String log() {
    try {
      return Files.readString(LOG);
    } catch (IOException e) {
      return LOG + " cannot be read: " + e.getMessage();
    }
  }

  private static void deleteRecursively(Path root) throws IOException {
    if (Files.exists(root)) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
