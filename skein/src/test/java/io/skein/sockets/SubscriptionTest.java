package io.skein.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Endpoint;
import io.skein.message.Message;
import io.skein.pubsub.PubSocket;
import io.skein.pubsub.SubSocket;
import io.skein.socket.Context;
import io.skein.testkit.Await;
import io.skein.testkit.Background;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Subscriptions reach their publisher whatever it is doing, and all of them. */
class SubscriptionTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final Context context = Context.create();

  @AfterEach
  void close() {
    context.close();
  }

  /** The publisher's application does nothing but wait, and its next call is to publish. */
  @ParameterizedTest
  @ValueSource(strings = {"inproc://*", "tcp://127.0.0.1:*", "ipc://*"})
  void shouldBeHeardWhileTheApplicationIsIdle(String wildcard) throws Exception {
    PubSocket pub = PubSocket.open(context);
    SubSocket sub = SubSocket.open(context);
    Endpoint endpoint = pub.bind(wildcard);
    Background<Boolean> idle =
        Background.start(
            "publisher",
            () -> {
              boolean subscribed = pub.awaitSubscribers(1, LONG);
              pub.send("topic", "at once");
              return subscribed;
            });
    idle.awaitParked();
    sub.connect(endpoint);
    sub.subscribe("topic");
    assertTrue(idle.result());
    assertEquals("at once", sub.receive().text(1));
  }

  /** XSB-7: none is lost, above no mark, and not on the way back either. */
  @ParameterizedTest
  @ValueSource(strings = {"inproc://*", "tcp://127.0.0.1:*", "ipc://*"})
  void xsb7ShouldAllArriveHoweverMany(String wildcard) throws Exception {
    int topics = 5000;
    SubSocket sub = SubSocket.open(context, o -> o.receiveHighWaterMark(1));
    PubSocket pub = PubSocket.open(context, o -> o.sendHighWaterMark(0));
    for (int i = 0; i < topics; i++) {
      sub.subscribe("topic " + i + ";");
    }
    pub.connect(sub.bind(wildcard));
    sub.subscribe("last");
    Background<Void> receiving =
        Background.run(
            "subscriber",
            () -> {
              for (int i = 0; i < topics; i++) {
                assertEquals("topic " + i + ";", nextBut("last", sub));
              }
            });
    Await.until(
        "the last subscription has arrived",
        () -> {
          pub.send("last");
          return sub.stats().received() > 0;
        });
    for (int i = 0; i < topics; i++) {
      pub.send("not wanted");
      pub.send("topic " + i + ";");
    }
    receiving.result();
  }

  private static String nextBut(String unwanted, SubSocket sub) throws InterruptedException {
    Message message = sub.receive();
    while (message.text().equals(unwanted)) {
      message = sub.receive();
    }
    return message.text();
  }

  /** SUB-5: two subscriptions need two cancels. */
  @ParameterizedTest
  @ValueSource(strings = {"inproc://*", "tcp://127.0.0.1:*"})
  void sub5ShouldBeAdditive(String wildcard) throws Exception {
    PubSocket pub = PubSocket.open(context);
    SubSocket sub = SubSocket.open(context);
    sub.subscribe("twice");
    sub.subscribe("twice");
    sub.subscribe("end");
    sub.unsubscribe("twice");
    sub.unsubscribe("never subscribed");
    sub.connect(pub.bind(wildcard));
    assertTrue(pub.awaitSubscribers(1, LONG));
    Await.until(
        "both subscriptions have arrived",
        () -> {
          pub.send("end");
          return sub.tryReceive().isPresent();
        });
    pub.send("twice");
    assertEquals("twice", nextBut("end", sub));
    sub.unsubscribe("twice");
    pub.send("twice");
    pub.send("end");
    assertEquals("end", sub.receive().text());
  }
}
