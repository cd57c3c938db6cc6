package io.skein.cli.verb;

import io.skein.cli.base.StandardError;
import io.skein.cli.text.Delimiter;
import io.skein.cli.text.MessageFormat;
import io.skein.cli.text.MessageFormat.Style;
import io.skein.message.Frame;
import io.skein.message.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Runs {@code sh -c COMMAND} with frames as its input; for one thread, one run at a time. */
final class ShellCommand {
  private final String command;
  private final MessageFormat format;
  private final StandardError error;
  private volatile Process running;

  ShellCommand(String command, Delimiter delimiter, StandardError error) {
    this.command = command;
    this.format = new MessageFormat(Style.TEXT, delimiter, false);
    this.error = error;
    // A signal must not leave the command behind.
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "skein-exec-stop"));
  }

  private void stop() {
    Process process = running;
    if (process != null) {
      process.destroy();
    }
  }

  /** What the command printed, less one final newline; empty when it failed. */
  Frame run(List<Frame> frames) throws InterruptedException {
    try {
      Process process = start();
      try {
        feed(process, frames);
        byte[] output = process.getInputStream().readAllBytes();
        int status = process.waitFor();
        return status == 0
            ? Frame.wrap(output, 0, lengthOf(output))
            : failed("ended with " + status);
      } finally {
        process.destroy();
      }
    } catch (IOException e) {
      return failed("failed: " + e.getMessage());
    }
  }

  private Process start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", command).redirectError(ProcessBuilder.Redirect.INHERIT);
    // The launcher sets LC_ALL so that the JVM reads arguments as UTF-8; the command gets the
    // user's.
    String userLocale = System.getProperty("skein.lc_all");
    if (userLocale != null) {
      builder.environment().remove("LC_ALL");
      if (!userLocale.isEmpty()) {
        builder.environment().put("LC_ALL", userLocale);
      }
    }
    Process process = builder.start();
    running = process;
    return process;
  }

  /** In a thread of its own: the command may print more than a pipe holds before it reads. */
  private void feed(Process process, List<Frame> frames) throws IOException {
    ByteArrayOutputStream input = new ByteArrayOutputStream();
    format.write(frames.isEmpty() ? Message.empty() : Message.of(frames), input);
    Thread feeder = new Thread(() -> write(process.getOutputStream(), input), "skein-exec-input");
    feeder.setDaemon(true);
    feeder.start();
  }

  private static void write(OutputStream target, ByteArrayOutputStream input) {
    try (target) {
      input.writeTo(target);
    } catch (IOException e) {
      // A command need not read its input.
      return;
    }
  }

  private static int lengthOf(byte[] output) {
    return output.length > 0 && output[output.length - 1] == '\n'
        ? output.length - 1
        : output.length;
  }

  private Frame failed(String how) {
    error.line("skein: the command '" + command + "' " + how + "; the reply is an empty frame");
    return Frame.EMPTY;
  }
}
