package io.skein.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skein.message.Frame;
import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.pubsub.PubSocket;
import io.skein.pubsub.SubSocket;
import io.skein.pubsub.XPubSocket;
import io.skein.pubsub.XSubSocket;
import io.skein.testkit.Await;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Subscriptions added and cancelled, in both directions. */
class LibzmqSubscriptionsTest extends LibzmqSuite {

  @ParameterizedTest
  @ValueSource(strings = {"tcp", "ipc"})
  void shouldSendOnlyWhatTheirSubAsksFor(String scheme) throws Exception {
    try (PubSocket publisher = PubSocket.open(context);
        Libzmq.Socket subscriber = libzmq.openWith(SocketType.SUB)) {
      subscriber.subscribe("a");
      subscriber.subscribe("b");
      subscriber.connect(publisher.bind(wildcard(scheme)).toString());
      awaitMarker(publisher, subscriber, "first");
      publish(publisher, "a1", "b1", "c1", "a2");
      expect(subscriber, "a1", "b1", "a2");

      subscriber.unsubscribe("a");
      awaitMarker(publisher, subscriber, "second");
      publish(publisher, "a3", "b3", "c3", "b4");
      expect(subscriber, "b3", "b4");
    }
  }

  /** Subscriptions keep their order: once the marker comes, all before it has been heard. */
  private static void awaitMarker(PubSocket publisher, Libzmq.Socket subscriber, String marker)
      throws InterruptedException {
    subscriber.subscribe(marker);
    Await.until(
        marker + " comes",
        () -> {
          publisher.send(marker);
          return subscriber.tryReceive().equals(parts(marker));
        });
    subscriber.unsubscribe(marker);
  }

  private static void publish(PubSocket publisher, String... texts) {
    for (String text : texts) {
      publisher.send(text);
    }
  }

  /** Markers may still come; nothing else may. */
  private static void expect(Libzmq.Socket subscriber, String... texts) {
    for (String text : texts) {
      List<Part> got = subscriber.receive();
      while (got.equals(parts("first")) || got.equals(parts("second"))) {
        got = subscriber.receive();
      }
      assertEquals(parts(text), got);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SUB", "XSUB"})
  void shouldShowTheirSubscriptionsAndCancelsToAnXpub(String type) throws Exception {
    try (XPubSocket publisher = XPubSocket.open(context);
        Libzmq.Socket subscriber = libzmq.openWith(SocketType.valueOf(type))) {
      subscriber.connect(publisher.bind(wildcard("tcp")).toString());
      subscriber.subscribe("topic");
      assertEquals(Frame.of("topic"), ((Item.Subscribed) next(publisher)).prefix());
      subscriber.subscribe("other");
      assertEquals(Frame.of("other"), ((Item.Subscribed) next(publisher)).prefix());
      publisher.send("topic 1");
      assertEquals(parts("topic 1"), subscriber.receive());
      subscriber.unsubscribe("topic");
      assertEquals(Frame.of("topic"), ((Item.Cancelled) next(publisher)).prefix());
      publisher.send("topic 2");
      publisher.send("other 2");
      assertEquals(parts("other 2"), subscriber.receive());
    }
    // XPB-10: the socket was closed with a subscription.
  }

  @Test
  void shouldCancelForASubscriberThatHasGone() throws Exception {
    try (XPubSocket publisher = XPubSocket.open(context)) {
      Libzmq.Socket subscriber = libzmq.openWith(SocketType.SUB);
      subscriber.connect(publisher.bind(wildcard("tcp")).toString());
      subscriber.subscribe("topic");
      assertEquals(Frame.of("topic"), ((Item.Subscribed) next(publisher)).prefix());
      subscriber.close();
      assertEquals(Frame.of("topic"), ((Item.Cancelled) next(publisher)).prefix());
    }
  }

  private static Item next(XPubSocket publisher) throws InterruptedException {
    return publisher.receive(Await.DEADLINE).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp", "ipc"})
  void shouldTellTheirXpubWhatASubWants(String scheme) throws Exception {
    try (Libzmq.Socket publisher = libzmq.openWith(SocketType.XPUB);
        SubSocket subscriber = SubSocket.open(context)) {
      subscriber.subscribe("before");
      subscriber.connect(publisher.bind(wildcard(scheme)));
      assertEquals(parts("\1before"), publisher.receive());
      subscriber.subscribe("a");
      subscriber.subscribe("a");
      subscriber.subscribe("");
      assertEquals(parts("\1a"), publisher.receive());
      assertEquals(parts("\1"), publisher.receive());
      subscriber.unsubscribe("");
      assertEquals(parts("\0"), publisher.receive());
      publisher.send(frames("c1"));
      publisher.send(frames("a1", "second frame"));
      assertEquals(Message.of("a1", "second frame"), take(subscriber));

      // SUB-5: two subscriptions need two cancels.
      subscriber.unsubscribe("a");
      publisher.send(frames("a2"));
      assertEquals(Message.of("a2"), take(subscriber));
      subscriber.unsubscribe("a");
      assertEquals(parts("\0a"), publisher.receive());
      publisher.send(frames("a3"));
      publisher.send(frames("before 3"));
      assertEquals(Message.of("before 3"), take(subscriber));
    }
  }

  @Test
  void shouldTellTheirXpubWhatAnXsubWants() throws Exception {
    try (Libzmq.Socket publisher = libzmq.openWith(SocketType.XPUB);
        XSubSocket subscriber = XSubSocket.open(context)) {
      subscriber.connect(publisher.bind(wildcard("tcp")));
      subscriber.subscribe("a");
      assertEquals(parts("\1a"), publisher.receive());
      subscriber.send("upwards", "two frames");
      assertEquals(parts("upwards", "two frames"), publisher.receive());
      subscriber.unsubscribe("a");
      assertEquals(parts("\0a"), publisher.receive());
    }
  }

  /**
   * Topics in commands of both lengths of header. libzmq 4.3.4 forgets to mark the header of
   * commands whose topic has 246 to 255 bytes as long, so it cannot be understood by anybody.
   */
  @Test
  void shouldCarryLongTopics() throws Exception {
    try (XPubSocket publisher = XPubSocket.open(context);
        Libzmq.Socket subscriber = libzmq.openWith(SocketType.SUB)) {
      subscriber.connect(publisher.bind(wildcard("tcp")).toString());
      for (int size : new int[] {1, 200, 244, 255, 256, 60_000}) {
        String topic = "t".repeat(size) + ".";
        subscriber.subscribe(topic);
        assertEquals(Frame.of(topic), ((Item.Subscribed) next(publisher)).prefix());
        publisher.send(topic);
        assertEquals(parts(topic), subscriber.receive());
      }
    }
  }
}
