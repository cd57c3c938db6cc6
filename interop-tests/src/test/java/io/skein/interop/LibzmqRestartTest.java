package io.skein.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.SocketEvent.PeerLeft;
import io.skein.message.Endpoint;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.pubsub.PubSocket;
import io.skein.pubsub.SubSocket;
import io.skein.testkit.Await;
import io.skein.testkit.EventRecorder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Either side goes and comes back; the other goes on with it. */
class LibzmqRestartTest extends LibzmqSuite {
  private static final Duration SOON = Duration.ofMillis(10);
  private static final int ROUNDS = 3;

  private PushSocket push(EventRecorder events) {
    return PushSocket.open(context, o -> o.reconnectMin(SOON).onEvent(events));
  }

  /** What we queue while they are away reaches them. */
  @ParameterizedTest
  @ValueSource(strings = {"tcp", "ipc"})
  void shouldGoOnWhenTheirBoundSocketRestarts(String scheme) throws Exception {
    Endpoint endpoint = unused(scheme);
    EventRecorder events = new EventRecorder();
    try (PushSocket ours = push(events)) {
      ours.connect(endpoint);
      ours.send("round 0");
      for (int round = 0; round < ROUNDS; round++) {
        try (Libzmq.Socket theirs = libzmq.openWith(SocketType.PULL)) {
          theirs.bind(endpoint.toString());
          assertEquals(parts("round " + round), theirs.receive());
        }
        events.await(PeerLeft.class, round + 1);
        ours.send("round " + (round + 1));
      }
      ours.close(Duration.ZERO); // The last one is for nobody.
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp", "ipc"})
  void shouldGoOnWhenTheirConnectedSocketRestarts(String scheme) throws Exception {
    EventRecorder events = new EventRecorder();
    try (PushSocket ours = push(events)) {
      String endpoint = ours.bind(unused(scheme)).toString();
      for (int round = 0; round < ROUNDS; round++) {
        try (Libzmq.Socket theirs = libzmq.openWith(SocketType.PULL)) {
          theirs.connect(endpoint);
          ours.send(Message.of("round " + round), Await.DEADLINE);
          assertEquals(parts("round " + round), theirs.receive());
        }
        events.await(PeerLeft.class, round + 1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp", "ipc"})
  void shouldBeFoundAgainAfterOurBoundSocketRestarts(String scheme) throws Exception {
    Endpoint endpoint = unused(scheme);
    try (Libzmq.Socket theirs = libzmq.openWith(SocketType.PUSH)) {
      theirs.connect(endpoint.toString());
      for (int round = 0; round < ROUNDS; round++) {
        try (PullSocket ours = PullSocket.open(context)) {
          ours.bind(endpoint);
          assertTrue(ours.awaitPeers(1, Await.DEADLINE));
          theirs.send(frames("round " + round));
          assertEquals("round " + round, take(ours).text());
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp", "ipc"})
  void shouldComeBackAfterOurConnectedSocketRestarts(String scheme) throws Exception {
    try (Libzmq.Socket theirs = libzmq.openWith(SocketType.PULL)) {
      String endpoint = theirs.bind(unused(scheme).toString());
      for (int round = 0; round < ROUNDS; round++) {
        try (PushSocket ours = push(new EventRecorder())) {
          ours.connect(endpoint);
          ours.send("round " + round);
          // close() delivers what was sent.
        }
        assertEquals(parts("round " + round), theirs.receive());
      }
    }
  }

  /** XSB-7: subscriptions are told again, to each publisher that comes. */
  @ParameterizedTest
  @ValueSource(strings = {"tcp", "ipc"})
  void shouldSubscribeAgainWhenTheirPublisherRestarts(String scheme) throws Exception {
    Endpoint endpoint = unused(scheme);
    try (SubSocket ours = SubSocket.open(context, o -> o.reconnectMin(SOON))) {
      ours.subscribe("a");
      ours.subscribe("b");
      ours.unsubscribe("b");
      ours.connect(endpoint);
      for (int round = 0; round < ROUNDS; round++) {
        try (Libzmq.Socket theirs = libzmq.openWith(SocketType.XPUB)) {
          theirs.bind(endpoint.toString());
          assertEquals(parts("\1a"), theirs.receive());
          theirs.send(frames("b " + round));
          theirs.send(frames("a " + round));
          assertEquals("a " + round, take(ours).text());
        }
      }
    }
  }

  /** Their SUB tells a new connection only while it is being used. */
  private static void awaitSubscriber(PubSocket ours, Libzmq.Socket theirs)
      throws InterruptedException {
    Await.until(
        "their subscription comes", () -> theirs.tryReceive().isEmpty() && hasSubscriber(ours));
  }

  private static boolean hasSubscriber(PubSocket ours) {
    try {
      return ours.awaitSubscribers(1, Duration.ZERO);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // Await looks for it.
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp", "ipc"})
  void shouldHearTheirSubscriptionsAgainAfterOurPublisherRestarts(String scheme) throws Exception {
    Endpoint endpoint = unused(scheme);
    try (Libzmq.Socket theirs = libzmq.openWith(SocketType.SUB)) {
      theirs.subscribe("a");
      theirs.connect(endpoint.toString());
      for (int round = 0; round < ROUNDS; round++) {
        try (PubSocket ours = PubSocket.open(context)) {
          ours.bind(endpoint);
          awaitSubscriber(ours, theirs);
          ours.send("b " + round);
          ours.send("a " + round);
          assertEquals(List.of(Part.of(("a " + round).getBytes())), theirs.receive());
        }
      }
    }
  }
}
