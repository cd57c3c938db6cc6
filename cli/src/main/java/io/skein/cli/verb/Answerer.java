package io.skein.cli.verb;

import io.skein.cli.socket.OpenSocket;
import io.skein.message.Message;

/** Answers requests, one at a time; for one thread. */
final class Answerer {
  private final OpenSocket socket;
  private final Answer answer;
  private final Traffic traffic;
  private final int peers;
  private final long limit;

  Answerer(OpenSocket socket, Answer answer, Traffic traffic, int peers, long limit) {
    this.socket = socket;
    this.answer = answer;
    this.traffic = traffic;
    this.peers = peers;
    this.limit = limit;
  }

  void run() throws InterruptedException {
    for (long answered = 0; answered < limit; answered++) {
      Message request = (Message) socket.inbox().receive();
      traffic.moved();
      Message reply = answer.to(request);
      if (answered == 0) {
        socket.awaitPeers(peers);
      }
      socket.send(reply);
      traffic.moved();
    }
  }
}
