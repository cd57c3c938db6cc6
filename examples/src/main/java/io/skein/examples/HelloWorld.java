package io.skein.examples;

import io.skein.event.SocketClosedException;
import io.skein.message.Message;
import io.skein.reqrep.RepSocket;
import io.skein.reqrep.ReqSocket;
import io.skein.reqrep.Request;
import io.skein.socket.Context;

/**
 * Hello, world: one side asks, the other answers (REQ and REP).
 *
 * <p>Shows that binding to a port of {@code *} gives back the endpoint to connect to, that {@code
 * request} is a question and its answer in one call, and that closing a socket ends the thread that
 * waits in it.
 *
 * <p>{@code mvn -q compile -pl examples -am -Dexample=HelloWorld}
 */
public final class HelloWorld {
  public static void main(String[] args) throws InterruptedException {
    try (Context context = Context.create();
        RepSocket server = RepSocket.open(context);
        ReqSocket client = ReqSocket.open(context)) {
      client.connect(server.bind("tcp://127.0.0.1:*"));
      new Thread(() -> serve(server), "server").start();
      for (String name : new String[] {"Ada", "Grace", "world"}) {
        Message answer = client.request(name);
        System.out.println(answer.text());
      }
    }
  }

  private static void serve(RepSocket server) {
    try {
      while (true) {
        Request request = server.receiveRequest();
        request.reply("Hello, " + request.message().text() + "!");
      }
    } catch (SocketClosedException | InterruptedException end) {
      System.out.println("The server has closed.");
    }
  }
}
