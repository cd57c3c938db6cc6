package io.skein.scripted;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skein.message.Frame;
import io.skein.message.Item;
import io.skein.message.SocketType;
import io.skein.pubsub.SubSocket;
import io.skein.pubsub.XPubSocket;
import io.skein.socket.Context;
import io.skein.testkit.ScriptedListener;
import io.skein.testkit.ScriptedPeer;
import io.skein.testkit.Zmtp;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Subscriptions in both forms of the wire: commands of 3.1, messages of 3.0. */
class SubscriptionWireTest {
  private static final String SUBSCRIBE = "04 0b 09 'SUBSCRIBE' 'A'";
  private static final String CANCEL = "04 08 06 'CANCEL' 'A'";

  /** A peer of 3.1 may send either: libzmq 4.3.0 to 4.3.2 announce 3.1 and send messages. */
  @ParameterizedTest
  @CsvSource({
    "1," + SUBSCRIBE + "," + CANCEL,
    "1,00 02 01 'A',00 02 00 'A'",
    "0,00 02 01 'A',00 02 00 'A'",
    "0," + SUBSCRIBE + "," + CANCEL,
  })
  void shouldUnderstandBothForms(int minor, String subscribe, String cancel) throws Exception {
    try (Context context = Context.create();
        XPubSocket publisher = XPubSocket.open(context);
        ScriptedPeer peer = ScriptedPeer.connect(publisher.bind("tcp://127.0.0.1:*"))) {
      peer.shakeHands(minor, Zmtp.ready(SocketType.SUB), Zmtp.ready(SocketType.XPUB));
      peer.sendOneByOne(subscribe);
      assertEquals(Frame.of("A"), ((Item.Subscribed) publisher.receive()).prefix());
      publisher.send("B is not for it");
      publisher.send("A is", "for it");
      peer.expect(Zmtp.more("A is") + Zmtp.message("for it"));
      peer.sendOneByOne(cancel);
      assertEquals(Frame.of("A"), ((Item.Cancelled) publisher.receive()).prefix());
    }
  }

  @ParameterizedTest
  @CsvSource({"1," + SUBSCRIBE + "," + CANCEL, "0,00 02 01 'A',00 02 00 'A'"})
  void shouldSpeakTheFormThatThePeerKnows(int minor, String subscribe, String cancel)
      throws Exception {
    try (Context context = Context.create();
        ScriptedListener listener = ScriptedListener.tcp();
        SubSocket subscriber = SubSocket.open(context)) {
      subscriber.subscribe("A");
      subscriber.connect(listener.endpoint());
      try (ScriptedPeer peer =
          listener
              .accept()
              .shakeHands(minor, Zmtp.ready(SocketType.PUB), Zmtp.ready(SocketType.SUB))) {
        peer.expect(subscribe);
        // SUB-4: what a publisher sends too much is not received.
        peer.send(Zmtp.message("B") + Zmtp.message("A1"));
        assertEquals("A1", subscriber.receive().text());
        subscriber.unsubscribe("A");
        peer.expect(cancel);
      }
    }
  }
}
