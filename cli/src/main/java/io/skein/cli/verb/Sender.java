package io.skein.cli.verb;

import io.skein.cli.socket.OpenSocket;
import io.skein.message.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Sends all that there is to send; for one thread. */
final class Sender {
  private final OpenSocket socket;
  private final MessageSource source;
  private final VerbArguments arguments;
  private final Traffic traffic;

  Sender(OpenSocket socket, MessageSource source, VerbArguments arguments, Traffic traffic) {
    this.socket = socket;
    this.source = source;
    this.arguments = arguments;
    this.traffic = traffic;
  }

  void run() throws InterruptedException, IOException {
    boolean first = true;
    for (Message message = source.next(); message != null; message = source.next()) {
      if (first) {
        socket.awaitPeers(arguments.peers);
        first = false;
      } else {
        pause(arguments.interval);
      }
      socket.send(message);
      traffic.moved();
    }
  }

  /** Between messages. */
  static void pause(Optional<Duration> interval) throws InterruptedException {
    if (interval.isPresent()) {
      Thread.sleep(interval.get().toMillis(), interval.get().toNanosPart() % 1_000_000);
    }
  }
}
