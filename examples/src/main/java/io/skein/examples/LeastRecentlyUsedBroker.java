package io.skein.examples;

import io.skein.message.Frame;
import io.skein.message.Message;
import io.skein.reqrep.ReqSocket;
import io.skein.reqrep.RoutedMessage;
import io.skein.reqrep.RouterSocket;
import io.skein.socket.Context;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A broker that gives each job to the worker that has been idle longest (ROUTER and ROUTER).
 *
 * <p>Shows envelopes, and futures as a queue: whenever a worker is ready the broker asks for a job
 * in its name, and of many who ask the oldest is served first.
 *
 * <p>{@code mvn -q compile -pl examples -am -Dexample=LeastRecentlyUsedBroker}
 */
public final class LeastRecentlyUsedBroker {
  public static void main(String[] args) throws InterruptedException {
    try (Context context = Context.create();
        RouterSocket clients = RouterSocket.open(context);
        RouterSocket workers = RouterSocket.open(context);
        ReqSocket client = ReqSocket.open(context)) {
      workers.bind("inproc://workers");
      client.connect(clients.bind("inproc://clients"));
      ExecutorService threads = Executors.newCachedThreadPool();
      threads.submit(() -> relay(clients, workers));
      for (String name : new String[] {"Ada", "Bob", "Cleo"}) {
        threads.submit(() -> work(context, name));
      }
      threads.shutdown(); // takes no more; what runs ends when the sockets are closed
      for (int i = 1; i <= 9; i++) {
        System.out.println(client.request("job " + i).text());
      }
    }
  }

  private static Void relay(RouterSocket clients, RouterSocket workers) throws Exception {
    while (true) {
      RoutedMessage ready = workers.receiveRouted(); // [] READY, or [] client [] result
      if (ready.message().frameCount() > 2) {
        clients.send(ready.message().rest());
      }
      clients.receiveAsync().thenAccept(job -> workers.send(ready.id(), job.prepend(Frame.EMPTY)));
    }
  }

  private static Void work(Context context, String name) throws Exception {
    ReqSocket broker = ReqSocket.open(context);
    broker.connect("inproc://workers");
    Message job = broker.request("READY");
    while (true) {
      Frame result = Frame.of(job.text(2) + " was done by " + name);
      job = broker.request(Message.of(job.frame(0), Frame.EMPTY, result));
    }
  }
}
