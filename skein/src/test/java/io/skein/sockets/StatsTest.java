package io.skein.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.PeerStats;
import io.skein.message.Endpoint;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.socket.Context;
import io.skein.testkit.Await;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The counters of a socket and of its peers. */
class StatsTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final Context context = Context.create();
  private final PushSocket push = PushSocket.open(context);
  private final PullSocket pull = PullSocket.open(context);

  @AfterEach
  void close() {
    push.close(Duration.ZERO);
    context.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"inproc://*", "tcp://127.0.0.1:*", "ipc://*"})
  void shouldCountWhatWasSentAndReceived(String wildcard) throws Exception {
    push.connect(pull.bind(wildcard));
    for (int i = 0; i < 7; i++) {
      push.send("message");
    }
    for (int i = 0; i < 4; i++) {
      pull.receive();
    }
    Await.until("all have left", () -> push.stats().sent() == 7);
    Await.until("all have arrived", () -> only(pull).receiveQueued() == 3);
    assertEquals(4, pull.stats().received());
    assertEquals(4, only(pull).received());
    assertEquals(3 * "message".length(), only(pull).receiveQueuedBytes());
    assertEquals(SocketType.PUSH, only(pull).peer().orElseThrow().type());
  }

  private static PeerStats only(PullSocket socket) {
    assertEquals(1, socket.stats().peers().size());
    return socket.stats().peers().get(0);
  }

  @Test
  void shouldShowWhatIsQueuedForAPeerToCome() throws Exception {
    Endpoint endpoint = Endpoint.parse("inproc://later");
    push.connect(endpoint);
    push.send(Message.of("four", "five!"));
    PeerStats peer = push.stats().peers().get(0);
    assertEquals(endpoint, peer.endpoint());
    assertTrue(peer.peer().isEmpty());
    assertEquals(1, peer.sendQueued());
    assertEquals(9, peer.sendQueuedBytes());
    assertEquals(0, push.stats().sent());
  }

  @Test
  void shouldKeepTheCountersOfPeersThatHaveGone() throws Exception {
    Endpoint endpoint = pull.bind("inproc://*");
    for (int i = 0; i < 3; i++) {
      try (PushSocket other = PushSocket.open(context)) {
        other.connect(endpoint);
        other.send("message");
        assertEquals("message", pull.receive().text());
        assertEquals(1, other.stats().sent());
      }
    }
    Await.until("all have gone", () -> pull.stats().peers().isEmpty());
    assertEquals(3, pull.stats().received());
  }

  @Test
  void shouldStandStillAfterClose() throws Exception {
    push.connect(pull.bind("inproc://*"));
    push.send("message");
    pull.receive();
    push.close();
    pull.close();
    assertEquals(1, push.stats().sent());
    assertEquals(1, pull.stats().received());
    assertEquals(0, push.stats().droppedInAll() + pull.stats().droppedInAll());
  }

  @Test
  void shouldWaitForPeers() throws Exception {
    Endpoint endpoint = pull.bind("tcp://127.0.0.1:*");
    assertTrue(pull.awaitPeers(0, Duration.ZERO));
    assertFalse(pull.awaitPeers(1, Duration.ZERO));
    push.connect(endpoint);
    push.connect(endpoint);
    assertTrue(pull.awaitPeers(2, LONG));
    assertTrue(push.awaitPeers(2, LONG));
    push.close();
    Await.until("both have gone", () -> pull.stats().peers().isEmpty());
    assertFalse(pull.awaitPeers(1, Duration.ZERO));
  }
}
