package io.skein.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.SocketEvent.HandshakeFailed;
import io.skein.event.SocketEvent.PeerJoined;
import io.skein.event.SocketEvent.PeerLeft;
import io.skein.event.SocketStats;
import io.skein.message.Endpoint;
import io.skein.message.Message;
import io.skein.message.RoutingId;
import io.skein.message.SocketType;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who is there, who is let in, and who has gone. */
public interface PeerLaws extends TransportStage {

  /** Both ends are told who joined, and that it left. */
  @Test
  default void shouldTellBothEndsWhoJoinedAndWhoLeft() throws Exception {
    KitSocket bound = open(options -> options.routingId("bound"));
    Endpoint endpoint = bound.bind(wildcard());
    KitSocket peer = connected(endpoint, options -> options.routingId("peer"));
    assertEquals(RoutingId.of("peer"), bound.events().await(PeerJoined.class).peer().routingId());
    assertEquals(RoutingId.of("bound"), peer.events().await(PeerJoined.class).peer().routingId());
    assertEquals(endpoint, bound.events().await(PeerJoined.class).endpoint());
    peer.close();
    PeerLeft left = bound.events().await(PeerLeft.class);
    assertEquals(RoutingId.of("peer"), left.peer().routingId());
    assertFalse(left.cause().isBlank(), "no cause was given");
  }

  /** awaitPeers counts those who are there now. */
  @Test
  default void shouldCountPeers() throws Exception {
    KitSocket bound = open();
    Endpoint endpoint = bound.bind(wildcard());
    assertTrue(bound.awaitPeers(0, Duration.ZERO));
    assertFalse(bound.awaitPeers(1, Duration.ZERO));
    KitSocket one = connected(endpoint);
    KitSocket two = connected(endpoint);
    bound.joined(2);
    one.close();
    bound.events().await(PeerLeft.class);
    assertFalse(bound.awaitPeers(2, Duration.ZERO));
    assertTrue(bound.awaitPeers(1, Duration.ZERO));
    two.put(Message.of("here"));
    assertEquals("here", bound.take().text());
  }

  /** A socket that takes one peer refuses the second, and keeps the first. */
  @Test
  default void shouldRefuseWhomTheSocketDoesNotTake() throws Exception {
    KitSocket bound = KitSocket.openForOne(context(), options -> {});
    Endpoint endpoint = bound.bind(wildcard());
    KitSocket first = pair(endpoint);
    first.joined(1);
    bound.joined(1);
    KitSocket second = pair(endpoint);
    second.events().await(PeerLeft.class);
    first.put(Message.of("first"));
    assertEquals("first", bound.take().text());
    second.close();
    first.close();
    bound.events().await(PeerLeft.class);
    KitSocket third = pair(endpoint);
    third.put(Message.of("third"));
    assertEquals("third", bound.take().text());
  }

  private KitSocket pair(Endpoint endpoint) {
    KitSocket socket = KitSocket.openForOne(context(), options -> options.linger(Duration.ZERO));
    socket.connect(endpoint);
    return socket;
  }

  /** Nothing moves before the answer to attach; all of it moves afterwards. */
  @Test
  default void shouldMoveNothingWhileAPeerIsHeld() throws Exception {
    KitSocket bound = KitSocket.openHolding(context(), options -> {});
    Endpoint endpoint = bound.bind(wildcard());
    KitSocket held = open(options -> options.routingId("held"));
    held.connect(endpoint);
    for (int i = 0; i < 10; i++) {
      held.put(Message.of("message " + i));
    }
    bound.awaitHeld();
    assertEquals(RoutingId.of("held"), bound.heldId());
    assertFalse(bound.awaitPeers(1, Duration.ZERO));
    assertTrue(bound.tryReceive().isEmpty(), "something moved while the peer was held");
    bound.admitHeld();
    for (int i = 0; i < 10; i++) {
      assertEquals("message " + i, bound.take().text());
    }
    bound.put(Message.of("let in"));
    assertEquals("let in", held.take().text());
  }

  /** A peer that was held and refused leaves the others alone. */
  @Test
  default void shouldEndTheConnectionOfAHeldPeerThatIsRefused() throws Exception {
    KitSocket bound = KitSocket.openHolding(context(), options -> {});
    Endpoint endpoint = bound.bind(wildcard());
    KitSocket kept = open();
    kept.connect(endpoint);
    bound.awaitHeld();
    bound.admitHeld();
    KitSocket refused = open();
    refused.connect(endpoint);
    bound.awaitHeld();
    bound.refuseHeld("A test does not want this peer");
    refused.events().await(PeerLeft.class);
    refused.close();
    kept.put(Message.of("kept"));
    assertEquals("kept", bound.take().text());
  }

  /** A peer that was accepted can be sent away later. */
  @Test
  default void shouldEndTheConnectionOfAPeerThatIsSentAway() throws Exception {
    KitSocket bound = open();
    KitSocket peer = connected(bound.bind(wildcard()));
    bound.joined(1).refuseAttached("A test has changed its mind");
    peer.events().await(PeerLeft.class);
    bound.events().await(PeerLeft.class);
  }

  /** A peer that lives can prove it, without the application's help. */
  @Test
  default void shouldTellThatAPeerIsAlive() throws Exception {
    KitSocket bound = open();
    connected(bound.bind(wildcard()));
    bound.joined(1).prove();
    Await.until("a peer proves itself alive", () -> bound.proofs() == 1);
    bound.prove();
    Await.until("it does so again", () -> bound.proofs() == 2);
  }

  /** Types that may not talk to each other are not joined, and both sides live on. */
  @Test
  default void shouldNotJoinTypesThatMayNotTalk() throws Exception {
    KitSocket bound = open();
    Endpoint endpoint = bound.bind(wildcard());
    KitSocket stranger = KitSocket.openPublisher(context(), options -> {});
    stranger.connect(endpoint);
    stranger.events().await(HandshakeFailed.class);
    KitSocket friend = connected(endpoint);
    friend.put(Message.of("friend"));
    Message message = bound.take();
    assertEquals("friend", message.text());
    assertEquals(SocketType.DEALER, message.peer().orElseThrow().type());
    assertFalse(stranger.awaitPeers(1, Duration.ZERO));
  }

  /** Counters tell what was sent, received, and is queued. */
  @Test
  default void shouldCountWhatWasSentAndReceived() throws Exception {
    KitSocket bound = open();
    KitSocket peer = connected(bound.bind(wildcard()));
    for (int i = 0; i < 100; i++) {
      peer.put(Message.of("message " + i));
    }
    for (int i = 0; i < 60; i++) {
      bound.take();
    }
    Await.until(() -> peer.stats().toString(), () -> peer.stats().sent() == 100);
    Await.until(() -> bound.stats().toString(), () -> bound.longestReceiveQueue() == 40);
    SocketStats stats = bound.stats();
    assertEquals(60, stats.received());
    assertEquals(0, stats.droppedInAll());
    assertEquals(1, stats.peers().size());
    assertEquals(60, stats.peers().get(0).received());
    assertTrue(stats.peers().get(0).peer().isPresent());
  }
}
