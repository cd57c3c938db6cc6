package io.skein.perf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every tool ends with 0 and has counted what was sent. Nothing is said about times. */
class ToolsIT {
  private static final Path PERF = Path.of("").toAbsolutePath();
  private static final int LIMIT_SECONDS = 60;
  private static String libzmqMissing;

  @TempDir private Path directory;
  private final List<Process> started = new ArrayList<>();

  /** Whether the tools for libzmq can be compiled here is found out by trying. */
  @BeforeAll
  static void compileLibzmqTools() throws Exception {
    Process process =
        command("run", "defaults", "--lib", "libzmq")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.PIPE)
            .start();
    String said = new String(process.getInputStream().readAllBytes());
    libzmqMissing = process.waitFor() == 0 ? "" : said;
  }

  static Stream<String> alone() {
    return all("inproc_thr 100 20000", "inproc_lat 64 200", "proxy_thr 100 2000");
  }

  static Stream<String> pairs() {
    return all(
        "local_thr {} 100 20000 | remote_thr {} 100 20000",
        "local_thr {} 100000 100ms --same | remote_thr {} 100000 100ms --same",
        "local_lat {} 64 200 | remote_lat {} 64 200",
        "fan_out local {} 100 600 5 | fan_out remote {} 100 600 5",
        "fan_in local {} 100 4000 4 | fan_in remote {} 100 4000 4",
        "router_echo local {} 100 400 4 | router_echo remote {} 100 400 4 --window 2",
        "sub_match local {} 100 600 1000 | sub_match remote {} 100 600 1000",
        "idle_conn local {} 10 | idle_conn remote {} 10",
        "conn_storm local {} 100 1000 10 | conn_storm remote {} 100 1000 10");
  }

  /** All for Skein and libzmq; JeroMQ, which is slow to start, has the two that everybody knows. */
  private static Stream<String> all(String... tools) {
    return Stream.of("skein", "libzmq", "jeromq")
        .flatMap(
            library ->
                Stream.of(tools)
                    .filter(
                        tool ->
                            !library.equals("jeromq")
                                || tool.startsWith("local_lat")
                                || tool.startsWith("fan_out"))
                    .map(tool -> library + ": " + tool));
  }

  @ParameterizedTest
  @MethodSource
  void alone(String tool) throws Exception {
    String[] parts = tool.split(": ");
    skipIfMissing(parts[0]);
    String line = finished(start(parts[1], parts[0]));
    assertEquals(lastNumber(parts[1]), count(line), line);
  }

  @ParameterizedTest
  @MethodSource
  void pairs(String tool) throws Exception {
    String[] parts = tool.split(": ");
    skipIfMissing(parts[0]);
    String[] halves = parts[1].replace("{}", freeEndpoint()).split(" \\| ");
    Started local = start(halves[0], parts[0]);
    Started remote = start(halves[1], parts[0]);
    String remoteLine = finished(remote);
    String localLine = finished(local);
    if (tool.contains("--same")) {
      assertTrue(count(localLine) > count(remoteLine), localLine + remoteLine);
    } else if (tool.contains("fan_out")) {
      assertEquals(5 * count(localLine), count(remoteLine), localLine + remoteLine);
    } else if (tool.contains("conn_storm")) {
      // The clients send in batches.
      assertTrue(count(localLine) >= 1000, localLine + remoteLine);
    } else {
      assertEquals(count(localLine), count(remoteLine), localLine + remoteLine);
    }
  }

  /** The raw limits, and the page: it is written, and has a row for every library. */
  @Test
  void shouldCompare() throws Exception {
    String said = finished(start("compare --smoke raw-rtt inproc-100", null));
    assertTrue(said.contains("goals over a peer"), said);
    String page = Files.readString(PERF.resolve("target/compare/benchmarks.md"));
    assertTrue(page.contains("| inproc, PUSH to PULL, 100 B"), page);
    assertTrue(page.contains("`raw-rtt`"), page);
    assertTrue(
        Files.readString(PERF.resolve("target/compare/benchmarks.svg")).endsWith("</svg>\n"));
  }

  @Test
  void shouldSayWhatIsWrong() throws Exception {
    Started tool = start("local_thr nonsense", "skein");
    assertTrue(tool.process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS));
    assertEquals(1, tool.process.exitValue());
    assertTrue(Files.readString(tool.err).contains("usage: local_thr <bind-to>"));
  }

  @AfterEach
  void endAll() {
    started.forEach(Process::destroyForcibly);
  }

  private static void skipIfMissing(String library) {
    assumeTrue(!library.equals("libzmq") || libzmqMissing.isEmpty(), () -> libzmqMissing);
  }

  private static ProcessBuilder command(String launcher, String... words) {
    List<String> command = new ArrayList<>(List.of(PERF.resolve(launcher).toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command);
    // The classes of this build; the launcher must not start another one.
    builder.environment().put("SKEIN_PERF_CLASSPATH", System.getProperty("java.class.path"));
    // They start sooner so, and nothing is measured.
    builder
        .environment()
        .put("SKEIN_PERF_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder;
  }

  private record Started(String line, Process process, Path out, Path err) {}

  private Started start(String line, String library) throws IOException {
    List<String> words = new ArrayList<>(List.of(line.split(" ")));
    if (library != null) {
      words.addAll(List.of("--lib", library, "--limit", Integer.toString(LIMIT_SECONDS)));
    }
    Path out = Files.createTempFile(directory, "tool", ".out");
    Path err = Files.createTempFile(directory, "tool", ".err");
    ProcessBuilder builder = command(words.remove(0), words.toArray(String[]::new));
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    started.add(process);
    return new Started(line, process, out, err);
  }

  private static String finished(Started tool) throws Exception {
    boolean ended = tool.process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
    String said = Files.readString(tool.out) + Files.readString(tool.err);
    assertTrue(ended, () -> tool.line + " did not end: " + said);
    assertEquals(0, tool.process.exitValue(), () -> tool.line + ": " + said);
    return Files.readString(tool.out);
  }

  private static long count(String line) {
    Matcher count = Pattern.compile("\"count\":(\\d+)").matcher(line);
    assertTrue(count.find(), line);
    return Long.parseLong(count.group(1));
  }

  private static long lastNumber(String line) {
    return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
  }

  /** A port that is free, and so is the one after it. */
  private static String freeEndpoint() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    while (true) {
      try (ServerSocket one = new ServerSocket(0, 1, loopback);
          ServerSocket next = new ServerSocket(one.getLocalPort() + 1, 1, loopback)) {
        return "tcp://127.0.0.1:" + one.getLocalPort();
      } catch (IOException | IllegalArgumentException e) {
        // The next one is taken: another try.
      }
    }
  }
}
