package io.skein.cli.verb;

import io.skein.cli.socket.OpenSocket;
import io.skein.message.Message;
import java.io.IOException;

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
    Pace pace = new Pace(socket, arguments);
    for (Message message = source.next(); message != null; message = source.next()) {
      pace.await();
      socket.send(message);
      traffic.moved();
    }
  }
}
