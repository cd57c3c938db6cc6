package io.skein.pubsub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.DropCause;
import io.skein.message.Frame;
import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.socket.Context;
import io.skein.socket.Proxy;
import io.skein.testkit.Await;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PubSubSocketsTest {
  private final Context context = Context.create();

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void shouldPublishToThoseWhoSubscribed() throws InterruptedException {
    PubSocket publisher = PubSocket.open(context);
    publisher.bind("inproc://news");
    SubSocket weather = SubSocket.open(context);
    SubSocket all = SubSocket.open(context);
    weather.subscribe("weather");
    weather.connect("inproc://news");
    all.connect("inproc://news");
    all.subscribe("");
    assertTrue(publisher.awaitSubscribers(2, Await.DEADLINE));
    publisher.send("sport", "1:0");
    publisher.send("weather", "fine");
    assertEquals(Message.of("weather", "fine"), weather.receive());
    assertEquals(Message.of("sport", "1:0"), all.receive());
    assertEquals(Message.of("weather", "fine"), all.receive());
  }

  @Test
  void pub6ShouldCountWhatASlowSubscriberMisses() throws InterruptedException {
    PubSocket publisher = PubSocket.open(context, o -> o.sendHighWaterMark(5));
    publisher.bind("inproc://news");
    SubSocket slow = SubSocket.open(context, o -> o.receiveHighWaterMark(5));
    slow.subscribe("");
    slow.connect("inproc://news");
    assertTrue(publisher.awaitSubscribers(1, Await.DEADLINE));
    for (int i = 0; i < 30; i++) {
      publisher.send("m" + i);
    }
    assertEquals(20, publisher.stats().dropped(DropCause.HIGH_WATER_MARK));
    for (int i = 0; i < 10; i++) {
      assertEquals("m" + i, slow.receive().text());
    }
  }

  @Test
  void shouldWaitForTheSlowestSubscriberWithoutDropping() throws Exception {
    NoDropPubSocket publisher = NoDropPubSocket.open(context, o -> o.sendHighWaterMark(1));
    publisher.bind("inproc://news");
    SubSocket slow = SubSocket.open(context, o -> o.receiveHighWaterMark(1));
    slow.subscribe("");
    slow.connect("inproc://news");
    assertTrue(publisher.awaitSubscribers(1, Await.DEADLINE));
    publisher.send("m0");
    publisher.send("m1");
    assertFalse(publisher.trySend(Message.of("too much")));
    CompletableFuture<Void> waiting = publisher.sendAsync(Message.of("m2"));
    assertEquals("m0", slow.receive().text());
    Await.outcome("room for the third", waiting);
    assertEquals("m1", slow.receive().text());
    assertEquals("m2", slow.receive().text());
    assertEquals(0, publisher.stats().droppedInAll());
  }

  @Test
  void sub5ShouldStopReceivingAfterTheLastCancel() throws InterruptedException {
    XPubSocket publisher = XPubSocket.open(context);
    publisher.bind("inproc://news");
    SubSocket subscriber = SubSocket.open(context);
    subscriber.connect("inproc://news");
    subscriber.subscribe("a");
    subscriber.subscribe("a");
    subscriber.subscribe("b");
    assertPrefix("a", assertInstanceOf(Item.Subscribed.class, publisher.receive()).prefix());
    assertPrefix("b", assertInstanceOf(Item.Subscribed.class, publisher.receive()).prefix());
    subscriber.unsubscribe("a");
    publisher.send("a1");
    assertEquals("a1", subscriber.receive().text());
    subscriber.unsubscribe("a");
    assertPrefix("a", assertInstanceOf(Item.Cancelled.class, publisher.receive()).prefix());
    publisher.send("a2");
    publisher.send("b1");
    assertEquals("b1", subscriber.receive().text());
  }

  @Test
  void xpb10ShouldTellThatASubscriberHasGone() throws InterruptedException {
    XPubSocket publisher = XPubSocket.open(context);
    publisher.bind("inproc://news");
    try (SubSocket subscriber = SubSocket.open(context)) {
      subscriber.subscribe("a");
      subscriber.connect("inproc://news");
      assertInstanceOf(Item.Subscribed.class, publisher.receive());
    }
    assertPrefix("a", assertInstanceOf(Item.Cancelled.class, publisher.receive()).prefix());
  }

  private static void assertPrefix(String expected, Frame prefix) {
    assertEquals(Frame.of(expected), prefix);
  }

  @Test
  void xsb3ShouldTalkBackToPublishers() throws InterruptedException {
    XPubSocket publisher = XPubSocket.open(context);
    publisher.bind("inproc://news");
    XSubSocket subscriber = XSubSocket.open(context);
    subscriber.connect("inproc://news");
    assertTrue(subscriber.awaitPeers(1, Await.DEADLINE));
    subscriber.send("hello");
    assertEquals(Message.of("hello"), publisher.receive());
    subscriber.subscribe("x");
    assertInstanceOf(Item.Subscribed.class, publisher.receive());
    publisher.send("x1");
    assertEquals("x1", subscriber.receive().text());
  }

  @Test
  void shouldCarrySubscriptionsThroughAProxy() throws InterruptedException {
    PubSocket publisher = PubSocket.open(context);
    publisher.bind("inproc://source");
    XSubSocket frontend = XSubSocket.open(context);
    frontend.connect("inproc://source");
    XPubSocket backend = XPubSocket.open(context);
    backend.bind("inproc://relay");
    try (Proxy proxy = Proxy.start(frontend, backend)) {
      SubSocket subscriber = SubSocket.open(context);
      subscriber.subscribe("a");
      subscriber.connect("inproc://relay");
      assertTrue(publisher.awaitSubscribers(1, Await.DEADLINE));
      publisher.send("b1");
      publisher.send("a1");
      assertEquals("a1", subscriber.receive().text());
      assertEquals(0, proxy.undelivered());
    }
  }
}
