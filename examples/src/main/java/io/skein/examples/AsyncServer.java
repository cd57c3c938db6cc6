package io.skein.examples;

import io.skein.message.Message;
import io.skein.reqrep.DealerSocket;
import io.skein.reqrep.RoutedMessage;
import io.skein.reqrep.RouterSocket;
import io.skein.socket.Context;
import java.util.TreeMap;

/**
 * Clients ask many questions at once, a server answers them in any order (DEALER and ROUTER).
 *
 * <p>Shows a server for which no thread waits: each question that comes lets the next one come, and
 * is answered on whatever thread it came. Sockets are safe for any number of threads. Questions
 * bear a number, because answers come as they are ready.
 *
 * <p>{@code mvn -q compile -pl examples -am -Dexample=AsyncServer}
 */
public final class AsyncServer {
  public static void main(String[] args) throws InterruptedException {
    try (Context context = Context.create();
        RouterSocket server = RouterSocket.open(context);
        DealerSocket anna = DealerSocket.open(context);
        DealerSocket boris = DealerSocket.open(context)) {
      String endpoint = server.bind("tcp://127.0.0.1:*").toString();
      anna.connect(endpoint);
      boris.connect(endpoint);
      serve(server);
      for (int number = 1; number <= 5; number++) {
        anna.send(String.valueOf(number), String.valueOf(11 * number));
        boris.send(String.valueOf(number), String.valueOf(99 * number));
      }
      System.out.println("Anna knows " + answers(anna));
      System.out.println("Boris knows " + answers(boris));
    }
  }

  private static void serve(RouterSocket server) {
    server.receiveRoutedAsync().thenAcceptAsync(question -> answer(server, question));
  }

  private static void answer(RouterSocket server, RoutedMessage question) {
    serve(server);
    long n = Long.parseLong(question.message().text(1));
    server.send(question.id(), question.message().text(0), n + " squared is " + n * n);
  }

  private static String answers(DealerSocket client) throws InterruptedException {
    TreeMap<Integer, String> answers = new TreeMap<>();
    while (answers.size() < 5) {
      Message answer = client.receive();
      answers.put(Integer.valueOf(answer.text(0)), answer.text(1));
    }
    return String.join(", ", answers.values());
  }
}
