package io.skein.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.SocketEvent.PeerLeft;
import io.skein.message.Endpoint;
import io.skein.message.Item;
import io.skein.pubsub.PubSocket;
import io.skein.pubsub.SubSocket;
import io.skein.pubsub.XPubSocket;
import io.skein.socket.Context;
import io.skein.testkit.Await;
import io.skein.testkit.EventRecorder;
import io.skein.testkit.ReservedEndpoints;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XSB-7: subscriptions are never lost, neither above a high-water mark nor with a connection. */
class SubscriptionsTest {
  private static final int TOPICS = 10_000;

  private static Endpoint unused(String scheme) {
    return scheme.equals("tcp")
        ? ReservedEndpoints.tcp()
        : Endpoint.parse("inproc://subscriptions");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp", "inproc"})
  void shouldTellAllTopicsToEveryPublisherThatComes(String scheme) throws Exception {
    Endpoint endpoint = unused(scheme);
    EventRecorder events = new EventRecorder();
    Set<String> topics = new HashSet<>();
    try (Context context = Context.create();
        SubSocket subscriber =
            SubSocket.open(
                context,
                o ->
                    o.receiveHighWaterMark(1)
                        .reconnectMin(Duration.ofMillis(10))
                        .onEvent(events))) {
      for (int i = 0; i < TOPICS; i++) {
        subscriber.subscribe("topic " + i + ".");
        topics.add("topic " + i + ".");
      }
      subscriber.connect(endpoint);
      for (int round = 1; round <= 3; round++) {
        try (XPubSocket publisher = XPubSocket.open(context, o -> o.receiveHighWaterMark(1))) {
          publisher.bind(endpoint);
          assertEquals(topics, subscribed(publisher, TOPICS));
          publisher.send("topic 9999. of round " + round);
          assertEquals("topic 9999. of round " + round, subscriber.receive().text());
        }
        events.await(PeerLeft.class, round);
      }
    }
  }

  private static Set<String> subscribed(XPubSocket publisher, int count) throws Exception {
    Set<String> topics = new HashSet<>();
    while (topics.size() < count) {
      Item item =
          publisher
              .receive(Await.DEADLINE)
              .orElseThrow(() -> new AssertionError(topics.size() + " topics came"));
      assertTrue(topics.add(((Item.Subscribed) item).prefix().text()), item::toString);
    }
    return topics;
  }

  /** While messages are dropped for a slow subscriber, what it asks for is heard. */
  @ParameterizedTest
  @ValueSource(strings = {"tcp", "inproc"})
  void shouldHearSubscriptionsWhileMessagesAreDropped(String scheme) throws Exception {
    try (Context context = Context.create();
        PubSocket publisher = PubSocket.open(context, o -> o.sendHighWaterMark(1));
        SubSocket subscriber = SubSocket.open(context, o -> o.receiveHighWaterMark(1))) {
      subscriber.subscribe("flood");
      subscriber.connect(publisher.bind(unused(scheme)));
      assertTrue(publisher.awaitSubscribers(1, Await.DEADLINE));
      Await.until(
          "messages are dropped",
          () -> {
            publisher.send("flood", "x".repeat(100_000));
            return publisher.stats().droppedInAll() > 100;
          });
      for (int i = 0; i < TOPICS; i++) {
        subscriber.subscribe("topic " + i + ".");
      }
      subscriber.unsubscribe("flood");
      Await.until(
          "the last topic has been heard",
          () -> {
            publisher.send("topic 9999.");
            return subscriber.tryReceive().filter(m -> m.text().equals("topic 9999.")).isPresent();
          });
    }
  }
}
