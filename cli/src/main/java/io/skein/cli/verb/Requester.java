package io.skein.cli.verb;

import io.skein.cli.base.CommandException;
import io.skein.cli.base.Outcome;
import io.skein.cli.socket.OpenSocket;
import io.skein.event.PeerGoneException;
import io.skein.message.Item;
import io.skein.message.Message;
import java.io.IOException;

/** Asks, prints the reply, asks again; for one thread. */
final class Requester {
  private final OpenSocket socket;
  private final MessageSource source;
  private final VerbArguments arguments;
  private final Traffic traffic;
  private final Printer printer;

  Requester(
      OpenSocket socket,
      MessageSource source,
      VerbArguments arguments,
      Traffic traffic,
      Printer printer) {
    this.socket = socket;
    this.source = source;
    this.arguments = arguments;
    this.traffic = traffic;
    this.printer = printer;
  }

  void run() throws InterruptedException, IOException {
    Pace pace = new Pace(socket, arguments);
    for (Message message = source.next(); message != null; message = source.next()) {
      pace.await();
      socket.send(message);
      traffic.moved();
      printer.print(reply());
    }
  }

  private Item reply() throws InterruptedException {
    try {
      Item reply = socket.inbox().receive();
      traffic.moved();
      return reply;
    } catch (PeerGoneException e) {
      // Asking somebody else could have the request done twice: that is for the user to decide.
      throw new CommandException(Outcome.timedOut(e.getMessage()));
    }
  }
}
