package io.skein.perf.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the figures were taken on, asked of the machine itself. */
final class Machine {
  static final String LARGEST_SEND_BUFFER = "largest send buffer, bytes";

  private Machine() {}

  static Map<String, String> facts(Path root) throws IOException {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("started", now());
    facts.put("commit", commit(root));
    facts.put(
        "java",
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
    facts.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    facts.put("processor", processor());
    facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    facts.put(LARGEST_SEND_BUFFER, largestSendBuffer());
    facts.put("tcp congestion control", setting("net/ipv4/tcp_congestion_control"));
    facts.put("load before", load());
    return facts;
  }

  static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** The load of the last 1, 5 and 15 minutes. */
  static String load() throws IOException {
    Path load = Path.of("/proc/loadavg");
    if (!Files.isReadable(load)) {
      return "unknown";
    }
    String[] words = Files.readString(load).split(" ");
    return words[0] + " " + words[1] + " " + words[2];
  }

  /** What Linux grants a socket that asks for more. */
  static String largestSendBuffer() throws IOException {
    return setting("net/core/wmem_max");
  }

  /** What the kernel is set to. */
  private static String setting(String name) throws IOException {
    Path file = Path.of("/proc/sys", name);
    // By lines: such a file gives all it has to the first read, and one as a whole begins with
    // little.
    return Files.isReadable(file) ? Files.readAllLines(file).get(0) : "unknown";
  }

  private static String processor() throws IOException {
    Path info = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(info)) {
      return System.getProperty("os.arch");
    }
    return Files.readAllLines(info).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).trim())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }

  private static String commit(Path root) throws IOException {
    String commit = output(root, "git", "rev-parse", "--short=12", "HEAD");
    if (commit.isEmpty()) {
      return "unknown";
    }
    // The page itself may differ: the last run wrote it.
    String changed =
        output(root, "git", "status", "--porcelain", "--", ".", ":(exclude)docs/benchmarks.*");
    return changed.isEmpty() ? commit : commit + " with changes";
  }

  private static String output(Path directory, String... command) throws IOException {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? text.trim() : "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    } catch (IOException e) {
      // No git here.
      return "";
    }
  }
}
