package io.skein.smoke;

import io.skein.message.Message;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.socket.Context;

/** Sends a message of two frames over each transport, and back. */
public final class Smoke {
  private Smoke() {}

  public static void main(String[] args) throws InterruptedException {
    try (Context context = Context.create()) {
      for (String endpoint : new String[] {"inproc://*", "tcp://127.0.0.1:*", "ipc://*"}) {
        roundTrip(context, endpoint);
      }
    }
  }

  private static void roundTrip(Context context, String endpoint) throws InterruptedException {
    try (PullSocket there = PullSocket.open(context);
        PushSocket back = PushSocket.open(context);
        PushSocket source = PushSocket.open(context);
        PullSocket sink = PullSocket.open(context)) {
      source.connect(there.bind(endpoint));
      back.connect(sink.bind(endpoint));
      source.send("hello", "world");
      back.send(there.receive());
      Message message = sink.receive();
      String scheme = message.peer().orElseThrow().endpoint().scheme();
      System.out.println(scheme + ": " + message.text(0) + " " + message.text(1));
    }
  }
}
