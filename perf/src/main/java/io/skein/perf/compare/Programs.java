package io.skein.perf.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the programs of a case once, for one library, and reads their lines. */
final class Programs {
  private static final Pattern NUMBER = Pattern.compile("\"(\\w+)\":(-?\\d+(?:\\.\\d+)?)");

  /** Tools that are the same for every library. */
  private static final List<String> LIGHT = List.of("idle_conn remote", "conn_storm remote");

  private static final String SPAN = "{span}";

  /** The heap of every virtual machine, as its options take it. */
  static final String HEAP = "512m";

  /**
   * The same where thousands of clients send as fast as they can: 10,000 queues of 1,000 messages
   * are more than 2 GB in JeroMQ, which with less hangs or ends for lack of memory. Where it is not
   * needed it is not given: its young objects take gigabytes of pages that are touched for the
   * first time, and no warm-up is long enough to get through them.
   */
  static final String LARGE_HEAP = "6g";

  private static final Pattern WITH_LARGE_HEAP = Pattern.compile("conn_storm local .* 10000");

  private final Path directory;
  private final int limitSeconds;
  private final Function<String, List<String>> javaOptions;
  private final List<Started> running = new CopyOnWriteArrayList<>();
  private final String libzmqMissing = System.getenv("SKEIN_PERF_LIBZMQ_MISSING");

  Programs(Path directory, int limitSeconds) {
    this(directory, limitSeconds, name -> List.of());
  }

  /**
   * As the other.
   *
   * @param javaOptions what a virtual machine is given beside, by the name of the program
   */
  Programs(Path directory, int limitSeconds, Function<String, List<String>> javaOptions) {
    this.directory = directory;
    this.limitSeconds = limitSeconds;
    this.javaOptions = javaOptions;
    // Whoever breaks off the run leaves no process and no file behind.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> running.forEach(Programs::end)));
  }

  /** A run did not end as it should; the message is for the page. */
  static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;

    Failed(String why) {
      super(why);
    }
  }

  /** Why that library cannot be run on this machine; null when it can. */
  String missing(String library) {
    return library.equals("libzmq") && libzmqMissing != null && !libzmqMissing.isBlank()
        ? libzmqMissing
        : null;
  }

  /** The numbers of all programs: program and field to value. */
  Map<String, Double> run(Case one, String library, String span)
      throws IOException, InterruptedException, Failed {
    int port = freePorts();
    Path ipc = directory.resolve("ipc-" + port);
    Map<String, Started> started = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, String> program : one.programs().entrySet()) {
        String line =
            program
                .getValue()
                .replace("{tcp}", "tcp://127.0.0.1:" + port)
                .replace("{tcp2}", "tcp://127.0.0.1:" + (port + 2))
                .replace("{ipc}", "ipc://" + ipc)
                .replace(SPAN, span);
        List<String> options = javaOptions(program.getKey(), line);
        started.put(program.getKey(), start(program.getKey(), line, library, options));
      }
      return results(started);
    } finally {
      started.values().forEach(Programs::end);
      running.removeAll(started.values());
      Files.deleteIfExists(ipc);
    }
  }

  /** A heap of one size, for one that grows while it is measured waits for pages of memory. */
  private List<String> javaOptions(String name, String line) {
    String heap = WITH_LARGE_HEAP.matcher(line).matches() ? LARGE_HEAP : HEAP;
    List<String> options = new ArrayList<>(List.of("-Xms" + heap, "-Xmx" + heap));
    options.addAll(javaOptions.apply(name));
    return options;
  }

  private record Started(Process process, Path out, Path err) {}

  private static void end(Started program) {
    try {
      program.process.destroyForcibly().waitFor();
      Files.deleteIfExists(program.out);
      Files.deleteIfExists(program.err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Whether one of the case's programs is a client of ours, which runs on a JVM for any library.
   */
  static boolean hasLightClients(Case one) {
    return one.programs().values().stream().anyMatch(Programs::isLight);
  }

  /** Whether the case's programs are told how long to warm up and to measure. */
  static boolean takesSpan(Case one) {
    return one.programs().values().stream().anyMatch(line -> line.contains(SPAN));
  }

  /** Whether they wait before each message. */
  static boolean hasPauses(Case one) {
    return one.programs().values().stream().anyMatch(line -> line.contains(" --pause "));
  }

  private static boolean isLight(String line) {
    return LIGHT.stream().anyMatch(line::startsWith);
  }

  private Started start(String name, String line, String library, List<String> options)
      throws IOException {
    List<String> words = new ArrayList<>(List.of(line.split(" ")));
    if (isLight(line)) {
      library = Case.SKEIN;
    }
    List<String> command = new ArrayList<>();
    if (library.equals("libzmq")) {
      command.add(System.getenv("SKEIN_PERF_LIBZMQ_TOOLS"));
      command.addAll(words);
    } else {
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(options);
      command.add("-cp");
      command.add(System.getProperty("java.class.path"));
      command.add("io.skein.perf.tool.Main");
      command.addAll(words);
      command.add("--lib");
      command.add(library);
    }
    Path out = Files.createTempFile(directory, name, ".out");
    Path err = Files.createTempFile(directory, name, ".err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    Started program = new Started(process, out, err);
    running.add(program);
    return program;
  }

  private Map<String, Double> results(Map<String, Started> started)
      throws IOException, InterruptedException, Failed {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(limitSeconds);
    Map<String, Double> values = new LinkedHashMap<>();
    for (Map.Entry<String, Started> program : started.entrySet()) {
      if (!program.getKey().equals("proxy")) {
        await(program.getKey(), program.getValue(), deadline, started, values);
      }
    }
    Started proxy = started.get("proxy");
    if (proxy != null) {
      proxy.process.getOutputStream().close();
      await("proxy", proxy, deadline, started, values);
      // It has no meter of its own: all its time, for all the messages that passed it.
      double nanos = values.get("proxy.cpu_s") * 1e9 / values.get("local.count");
      values.put("proxy.cpu_ns_per_msg", nanos);
    }
    return values;
  }

  private void await(
      String name,
      Started program,
      long deadline,
      Map<String, Started> all,
      Map<String, Double> values)
      throws IOException, InterruptedException, Failed {
    while (!program.process.waitFor(100, TimeUnit.MILLISECONDS)) {
      for (Map.Entry<String, Started> other : all.entrySet()) {
        Process process = other.getValue().process;
        if (!process.isAlive() && process.exitValue() != 0) {
          throw failed(other.getKey(), other.getValue());
        }
      }
      if (System.nanoTime() - deadline > 0) {
        throw new Failed("not done within " + limitSeconds + " s");
      }
    }
    if (program.process.exitValue() != 0) {
      throw failed(name, program);
    }
    Matcher number = NUMBER.matcher(Files.readString(program.out));
    while (number.find()) {
      values.put(name + "." + number.group(1), Double.parseDouble(number.group(2)));
    }
  }

  private static Failed failed(String name, Started program) throws IOException {
    String said = Files.readString(program.err).lines().findFirst().orElse("nothing said");
    return new Failed(
        name + " ended with " + program.process.exitValue() + ": " + said.replace("perf: ", ""));
  }

  /** What a library says of itself; empty when it cannot be run. */
  String defaults(String library) throws IOException, InterruptedException {
    if (missing(library) != null) {
      return "";
    }
    Started program = start("defaults", "defaults", library, List.of());
    try {
      program.process.waitFor();
      return Files.readString(program.out).trim();
    } finally {
      end(program);
      running.remove(program);
    }
  }

  /** The first of four ports in a row that are free. */
  private static int freePorts() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    while (true) {
      int first;
      try (ServerSocket any = new ServerSocket(0, 1, loopback)) {
        first = any.getLocalPort();
      }
      if (first + 3 < 65_536 && areFree(loopback, first)) {
        return first;
      }
    }
  }

  private static boolean areFree(InetAddress address, int first) {
    for (int port = first; port < first + 4; port++) {
      try (ServerSocket one = new ServerSocket()) {
        one.bind(new InetSocketAddress(address, port));
      } catch (IOException e) {
        return false;
      }
    }
    return true;
  }
}
