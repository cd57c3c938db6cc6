package io.skein.cli.demo;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One of the demo's other processes, as the parent sees it. */
final class Member {
  private final String name;
  private final Process process;
  private final BufferedReader answers;
  private final Writer orders;

  private Member(String name, Process process) {
    this.name = name;
    this.process = process;
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.orders =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
  }

  /** Starts a JVM like this one, with a heap of at most so many MiB. */
  static Member start(String role, int number, int heap) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xms8m", "-Xmx" + heap + "m"));
    if (!role.equals("worker")) {
      // Only the workers have enough to do for the better compiler to pay.
      command.add("-XX:TieredStopAtLevel=1");
    }
    String archive = System.getProperty("skein.archive");
    if (archive != null) {
      command.add("-XX:SharedArchiveFile=" + archive);
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(DemoProcess.class.getName(), role, Integer.toString(number)));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return new Member(role + " " + (number + 1), process);
  }

  String name() {
    return name;
  }

  Process process() {
    return process;
  }

  /** Waits for the endpoints that the process is bound to. */
  List<String> endpoints() throws IOException {
    List<String> endpoints = new ArrayList<>();
    for (String line = answers.readLine(); ; line = answers.readLine()) {
      if (line == null) {
        throw new IOException(name + " ended before it had begun");
      }
      if (line.isEmpty()) {
        return endpoints;
      }
      endpoints.add(line);
    }
  }

  /** Tells the process something, one line each. */
  void tell(List<String> lines) {
    try {
      for (String line : lines) {
        orders.write(line);
        orders.write('\n');
      }
      orders.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(name + " does not listen any more", e);
    }
  }
}
