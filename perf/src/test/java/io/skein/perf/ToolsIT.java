package io.skein.perf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every tool ends with 0 and has counted what was sent. Nothing is said about times.
 *
 * <p>What is written in Java runs in this process, where it starts at once; the launchers are tried
 * with one pair, one comparison and one mistake.
 */
class ToolsIT {
  private static String libzmqMissing;

  @TempDir private Path directory;
  private Launches launches;

  /** Whether the tools for libzmq can be compiled here is found out by trying. */
  @BeforeAll
  static void compileLibzmqTools(@TempDir Path directory) throws Exception {
    try (Launches launches = new Launches(directory)) {
      Half defaults = launches.process("run defaults --lib libzmq");
      libzmqMissing = defaults.status() == 0 ? "" : defaults.said();
    }
    if (Boolean.getBoolean("require.libzmq")) {
      assertEquals("", libzmqMissing, "require.libzmq is set");
    }
  }

  @BeforeEach
  void prepare() {
    launches = new Launches(directory);
  }

  @AfterEach
  void endAll() {
    launches.close();
  }

  static Stream<String> alone() {
    return all("inproc_thr 100 20000", "inproc_lat 64 200", "proxy_thr 100 2000");
  }

  static Stream<String> pairs() {
    return all(
        "local_thr {} 100 20000 | remote_thr {} 100 20000",
        "local_thr {} 100000 100ms --same | remote_thr {} 100000 100ms --same",
        "local_thr {} 100 20000 --into | remote_thr {} 100 20000",
        "local_lat {} 64 200 | remote_lat {} 64 200",
        "fan_out local {} 100 600 5 | fan_out remote {} 100 600 5",
        "fan_in local {} 100 4000 4 | fan_in remote {} 100 4000 4",
        "router_echo local {} 100 400 4 | router_echo remote {} 100 400 4 --window 2",
        "sub_match local {} 100 600 1000 | sub_match remote {} 100 600 1000",
        "idle_conn local {} 10 | idle_conn remote {} 10",
        "conn_storm local {} 100 1000 10 | conn_storm remote {} 100 1000 10",
        "conn_storm local {} 100 50ms+50ms 10 | conn_storm remote {} 100 50ms+50ms 10");
  }

  /** All for Skein and libzmq; for JeroMQ one of each way to receive. */
  private static Stream<String> all(String... tools) {
    return Stream.of("skein", "libzmq", "jeromq")
        .flatMap(
            library ->
                Stream.of(tools)
                    .filter(tool -> isRun(library, tool))
                    .map(tool -> library + ": " + tool));
  }

  private static boolean isRun(String library, String tool) {
    boolean into = tool.contains("--into");
    return switch (library) {
      case "jeromq" -> into || tool.startsWith("local_lat") || tool.startsWith("fan_out");
      case "libzmq" -> !into;
      default -> true;
    };
  }

  @ParameterizedTest
  @MethodSource
  void alone(String tool) throws Exception {
    String[] parts = tool.split(": ");
    skipIfMissing(parts[0]);
    Half whole = launches.near(parts[1], parts[0]);
    assertEquals(lastNumber(parts[1]), whole.count(), whole::said);
  }

  @ParameterizedTest
  @MethodSource
  void pairs(String tool) throws Exception {
    String[] parts = tool.split(": ");
    skipIfMissing(parts[0]);
    String[] halves = parts[1].replace("{}", freeEndpoint()).split(" \\| ");
    Half local = launches.near(halves[0], parts[0]);
    Half remote = launches.near(halves[1], parts[0]);
    long sent = remote.count();
    long received = local.count();
    String said = local.said() + remote.said();
    if (tool.contains("--same")) {
      assertTrue(received > sent, said);
    } else if (tool.contains("fan_out")) {
      assertEquals(5 * received, sent, said);
    } else if (tool.contains("conn_storm")) {
      // The clients send in batches; a timed run has others come and go before.
      assertTrue(received >= (tool.contains("ms") ? 1 : 1000), said);
    } else {
      assertEquals(received, sent, said);
    }
  }

  @Test
  void shouldMeasureTheRawLimits() throws Exception {
    String endpoint = freeEndpoint();
    Half local = launches.near("local_lat " + endpoint + " 64 200", "raw");
    Half remote = launches.near("remote_lat " + endpoint + " 64 200", "raw");
    assertEquals(200, remote.count());
    assertEquals(200, local.count());
  }

  @Test
  void shouldMeasureTheRawLimitOfManyConnections() throws Exception {
    String rest = " " + freeEndpoint() + " 100 200 5";
    Half local = launches.near("router_echo local" + rest, "raw");
    Half remote = launches.near("router_echo remote" + rest, "raw");
    assertEquals(200, remote.count());
    long answered = local.count(); // Four more may be on their way when it has enough.
    assertTrue(answered >= 200 && answered <= 204, () -> "answered: " + answered);
  }

  @Test
  void shouldRunAsTwoProcesses() throws Exception {
    String endpoint = freeEndpoint();
    Half local = launches.process("local_thr " + endpoint + " 100 20000");
    Half remote = launches.process("remote_thr " + endpoint + " 100 20000 --lib skein");
    assertEquals(20_000, remote.count());
    assertEquals(20_000, local.count());
  }

  /** The page is written, and has a row for every library. */
  @Test
  void shouldCompare() throws Exception {
    String said = launches.process("compare --smoke inproc-100").finished();
    assertTrue(said.contains("goals over a peer"), said);
    String page = Files.readString(Launches.PERF.resolve("target/compare/benchmarks.md"));
    assertTrue(page.contains("| inproc, PUSH to PULL, 100 B"), page);
    assertTrue(
        Files.readString(Launches.PERF.resolve("target/compare/benchmarks.svg"))
            .endsWith("</svg>\n"));
  }

  @Test
  void shouldShowWhereTimeGoes() throws Exception {
    String said = launches.process("profile --smoke inproc-100").finished();
    assertTrue(said.contains("inproc-100 skein, local"), said);
    assertTrue(said.contains("compiler "), said);
    assertTrue(said.contains("by method"), said);
  }

  @Test
  void shouldSayWhatIsWrong() throws Exception {
    Half tool = launches.process("local_thr nonsense");
    assertEquals(1, tool.status());
    assertTrue(tool.said().contains("usage: local_thr <bind-to>"), tool::said);
  }

  @Test
  void shouldEndWhenTheOtherHalfNeverComes() throws Exception {
    Half local = launches.near("local_thr " + freeEndpoint() + " 100 1 --limit 0", "skein");
    assertEquals(1, local.status());
    assertTrue(local.said().contains("see --limit"), local::said);
  }

  private static void skipIfMissing(String library) {
    assumeTrue(!library.equals("libzmq") || libzmqMissing.isEmpty(), () -> libzmqMissing);
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
