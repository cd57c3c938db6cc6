package io.skein.interop;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.skein.message.SocketType;
import io.skein.testkit.Await;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * libzmq in a process of its own: Python's binding, driven line by line. For one thread; its stop
 * is the end of its standard input.
 */
final class Libzmq implements ForeignLibrary {
  private static final String[] PYTHONS = {"python3", "/usr/bin/python3"};
  private static final String END = "end of output";

  private final Process process;
  private final Writer commands;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final String version;
  private int sockets;

  private Libzmq(Process process) {
    this.process = process;
    this.commands = process.outputWriter(StandardCharsets.US_ASCII);
    Thread reader = new Thread(this::readAnswers, "test-libzmq-answers");
    reader.setDaemon(true);
    reader.start();
    this.version = ask("version");
  }

  /**
   * Starts the process. Where no Python on this machine imports zmq, the calling test is skipped
   * with a sentence that says so, or fails when {@code require.libzmq} is true.
   */
  static Libzmq start() {
    String python = python();
    String sentence =
        "libzmq is not here: neither python3 on the path nor /usr/bin/python3 imports zmq; install"
            + " the package python3-zmq to run this test";
    if (Boolean.getBoolean("require.libzmq") && python == null) {
      throw new AssertionError(sentence + " (require.libzmq is set)");
    }
    assumeTrue(python != null, sentence);
    try {
      return new Libzmq(
          new ProcessBuilder(python, "-u", script().toString())
              .redirectError(new File("target/libzmq-peer.log"))
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path script() {
    URL script = Libzmq.class.getResource("libzmq_peer.py");
    try {
      return Path.of(script.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String python() {
    for (String candidate : PYTHONS) {
      try {
        Process probe =
            new ProcessBuilder(candidate, "-c", "import zmq").redirectErrorStream(true).start();
        probe.getInputStream().readAllBytes();
        if (probe.waitFor() == 0) {
          return candidate;
        }
      } catch (IOException notThere) {
        // The next one, perhaps.
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return null;
  }

  private void readAnswers() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        answers.add(line);
      }
    } catch (IOException e) {
      answers.add("error " + e);
    }
    answers.add(END);
  }

  /** Sends a command, and gives what follows the answer's ok. */
  String ask(String... words) {
    String command = String.join(" ", words);
    String shown = command.length() > 100 ? command.substring(0, 100) + "..." : command;
    try {
      commands.write(command + "\n");
      commands.flush();
      String answer = answers.poll(2 * Await.DEADLINE.toSeconds(), TimeUnit.SECONDS);
      if (answer == null || !answer.startsWith("ok ")) {
        throw new AssertionError("libzmq answers '" + shown + "' with '" + answer + "'");
      }
      return answer.substring(3);
    } catch (IOException e) {
      throw new AssertionError("libzmq's process has ended before '" + shown + "'", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while libzmq was asked '" + shown + "'", e);
    }
  }

  @Override
  public String name() {
    return "libzmq " + version;
  }

  @Override
  public List<String> schemes() {
    return List.of("tcp", "ipc");
  }

  @Override
  public Socket open(SocketType type, String id) {
    return id == null ? openWith(type) : openWith(type, "IDENTITY=" + hex(id));
  }

  /** Opens a socket with options as libzmq names them: {@code HEARTBEAT_IVL=100}. */
  Socket openWith(SocketType type, String... settings) {
    String name = "socket-" + ++sockets;
    ask("open", name, type.name(), String.join(" ", settings));
    return new Socket(name, type);
  }

  /** A text as the value of an option. */
  static String hex(String text) {
    return hex(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String hex(byte[] bytes) {
    return "h:" + HexFormat.of().formatHex(bytes);
  }

  private static String word(byte[] frame) {
    boolean isPattern = frame.length > 64 && Arrays.equals(frame, Part.pattern(frame.length));
    return isPattern ? "p:" + frame.length : hex(frame);
  }

  @Override
  public void close() {
    try {
      commands.close();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** One of its sockets. */
  final class Socket implements ForeignSocket {
    private final String name;
    private final SocketType type;

    Socket(String name, SocketType type) {
      this.name = name;
      this.type = type;
    }

    @Override
    public String bind(String endpoint) {
      return ask("bind", name, endpoint);
    }

    @Override
    public void unbind(String endpoint) {
      ask("unbind", name, endpoint);
    }

    @Override
    public void connect(String endpoint) {
      ask("connect", name, endpoint);
    }

    void disconnect(String endpoint) {
      ask("disconnect", name, endpoint);
    }

    @Override
    public void send(List<byte[]> frames) {
      ask("send", name, frames.stream().map(Libzmq::word).collect(Collectors.joining(" ")));
    }

    @Override
    public List<Part> receive() {
      return parts(ask("receive", name));
    }

    @Override
    public List<Part> tryReceive() {
      String answer = ask("try-receive", name);
      return answer.equals("none") ? List.of() : parts(answer);
    }

    private List<Part> parts(String answer) {
      return Arrays.stream(answer.split(" ")).map(Part::parse).toList();
    }

    @Override
    public void subscribe(String prefix) {
      if (type == SocketType.XSUB) {
        send(List.of(("\1" + prefix).getBytes(StandardCharsets.US_ASCII)));
      } else {
        ask("option", name, "SUBSCRIBE", hex(prefix));
      }
    }

    @Override
    public void unsubscribe(String prefix) {
      if (type == SocketType.XSUB) {
        send(List.of(("\0" + prefix).getBytes(StandardCharsets.US_ASCII)));
      } else {
        ask("option", name, "UNSUBSCRIBE", hex(prefix));
      }
    }

    /** Remembers events from now on. */
    void monitor() {
      ask("monitor", name);
    }

    /** Waits for an event, by libzmq's name: {@code EVENT_DISCONNECTED}. */
    void awaitEvent(String event) {
      ask("await-event", name, event);
    }

    @Override
    public void close() {
      ask("close", name);
    }
  }
}
