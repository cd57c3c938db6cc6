package io.skein.cli.verb;

import io.skein.cli.socket.OpenSocket;
import io.skein.message.Message;
import io.skein.reqrep.RepSocket;
import io.skein.reqrep.Request;
import java.io.IOException;

/**
 * Prints each request and answers it with the next message of the input; for one thread. When the
 * input has ended, requests are printed and nobody answers them.
 */
final class Replier {
  private final OpenSocket socket;
  private final MessageSource source;
  private final VerbArguments arguments;
  private final Traffic traffic;
  private final Printer printer;

  Replier(
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
    RepSocket rep = (RepSocket) socket.socket();
    long limit = arguments.count.orElse(Long.MAX_VALUE);
    Pace pace = new Pace(socket, arguments);
    long answered = 0;
    while (answered < limit) {
      Request request = rep.receiveRequest();
      traffic.moved();
      printer.print(request.message());
      Message reply = source.next();
      if (reply == null) {
        continue;
      }
      pace.await();
      request.reply(reply);
      traffic.moved();
      answered++;
    }
  }
}
