package io.skein.examples;

import io.skein.event.SocketClosedException;
import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.pubsub.SubSocket;
import io.skein.pubsub.XPubSocket;
import io.skein.socket.Context;
import io.skein.socket.ReceivingSocket;
import java.util.List;
import java.util.Scanner;

/**
 * A chat without a server: every node binds one socket and connects to all the others (XPUB, SUB).
 *
 * <p>Shows that one socket connects to many endpoints, before or after anybody is there, and that
 * an XPUB learns who listens; the name travels in the handshake. Arguments: a name, the own
 * endpoint, the others'. What is typed in one terminal appears in all the others.
 *
 * <p>{@code mvn -q compile -pl examples -am -Dexample=PeerToPeerChat -Dexec.args="ann tcp://*:5551
 * tcp://localhost:5552 tcp://localhost:5553"}
 */
public final class PeerToPeerChat {
  public static void main(String[] args) {
    try (Context context = Context.create();
        XPubSocket mouth = XPubSocket.open(context, o -> o.verbose(true));
        SubSocket ears = SubSocket.open(context, o -> o.property("X-Name", args[0]))) {
      mouth.bind(args[1]);
      ears.subscribe("");
      List.of(args).subList(2, args.length).forEach(ears::connect);
      new Thread(() -> listen(ears), "ears").start();
      new Thread(() -> listen(mouth), "mouth").start();
      Scanner typed = new Scanner(System.in);
      while (typed.hasNextLine()) {
        mouth.send(args[0], typed.nextLine());
      }
    }
  }

  private static void listen(ReceivingSocket<? extends Item> socket) {
    try {
      while (true) {
        Item item = socket.receive();
        if (item instanceof Message said) {
          System.out.println(said.text(0) + ": " + said.text(1));
        } else if (item instanceof Item.Subscribed joined) {
          System.out.println("* " + joined.peer().properties().get("X-Name") + " is listening");
        } else if (item instanceof Item.Cancelled left) {
          System.out.println("* " + left.peer().properties().get("X-Name") + " has left");
        }
      }
    } catch (SocketClosedException | InterruptedException end) {
      return; // Nothing more will be typed.
    }
  }
}
