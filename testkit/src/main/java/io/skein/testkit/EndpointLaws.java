package io.skein.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.EndpointException;
import io.skein.event.SocketEvent.Disconnected;
import io.skein.event.SocketEvent.Listening;
import io.skein.event.SocketEvent.PeerLeft;
import io.skein.event.SocketEvent.Unbound;
import io.skein.message.Endpoint;
import io.skein.message.Message;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Binding, connecting, and the ends of both. */
public interface EndpointLaws extends TransportStage {

  /** A wildcard is resolved to what peers can connect to. */
  @Test
  default void shouldResolveAWildcard() throws Exception {
    KitSocket bound = open();
    Endpoint endpoint = bound.bind(wildcard());
    assertNotEquals(wildcard(), endpoint);
    assertEquals(endpoint, bound.events().await(Listening.class).endpoint());
    connected(endpoint).put(Message.of("hello"));
    assertEquals("hello", bound.take().text());
  }

  /** Two wildcards are two endpoints. */
  @Test
  default void shouldResolveEachWildcardToAnotherEndpoint() {
    KitSocket bound = open();
    assertNotEquals(bound.bind(wildcard()), bound.bind(wildcard()));
  }

  /** An endpoint without a wildcard is bound as it stands. */
  @Test
  default void shouldBindWhatWasAskedFor() throws Exception {
    Endpoint endpoint = unused();
    KitSocket bound = open();
    assertEquals(endpoint, bound.bind(endpoint));
    connected(endpoint).put(Message.of("hello"));
    assertEquals("hello", bound.take().text());
  }

  /** A taken endpoint cannot be bound again, and whoever has it keeps it. */
  @Test
  default void shouldRefuseToBindATakenEndpoint() throws Exception {
    KitSocket bound = open();
    Endpoint endpoint = bound.bind(wildcard());
    KitSocket late = open();
    EndpointException refusal = assertThrows(EndpointException.class, () -> late.bind(endpoint));
    assertTrue(refusal.getMessage().contains(endpoint.address()), refusal.getMessage());
    connected(endpoint).put(Message.of("still here"));
    assertEquals("still here", bound.take().text());
  }

  /** ALL-2: connecting needs nobody to be there. */
  @Test
  default void shouldConnectBeforeAnybodyIsBound() throws Exception {
    Endpoint endpoint = unused();
    KitSocket early = open();
    early.connect(endpoint);
    early.put(Message.of("early"));
    KitSocket bound = open();
    bound.bind(endpoint);
    assertEquals("early", bound.take().text());
    bound.put(Message.of("welcome"));
    assertEquals("welcome", early.take().text());
  }

  /** ALL-1: any number of binds and connects, together, on one socket. */
  @Test
  default void shouldBindAndConnectOneSocketManyTimes() throws Exception {
    KitSocket hub = open();
    Set<String> expected = new HashSet<>();
    for (int i = 0; i < 3; i++) {
      connected(hub.bind(wildcard())).put(Message.of("to bound " + i));
      KitSocket other = open();
      hub.connect(other.bind(wildcard()));
      other.joined(1).put(Message.of("to connected " + i));
      expected.addAll(Set.of("to bound " + i, "to connected " + i));
    }
    hub.joined(6);
    Set<String> got = new HashSet<>();
    for (int i = 0; i < 6; i++) {
      got.add(hub.take().text());
    }
    assertEquals(expected, got);
  }

  /** Two connects to one endpoint are two peers. */
  @Test
  default void shouldConnectTwiceToOneEndpoint() throws Exception {
    KitSocket bound = open();
    Endpoint endpoint = bound.bind(wildcard());
    KitSocket twice = connected(endpoint);
    twice.connect(endpoint);
    twice.joined(2);
    bound.joined(2);
  }

  /** The endpoint is free when unbind() returns, not a little later. */
  @Test
  default void shouldFreeTheEndpointBeforeUnbindReturns() {
    Endpoint endpoint = unused();
    KitSocket one = open();
    KitSocket other = open();
    for (int i = 0; i < 100; i++) {
      KitSocket socket = i % 2 == 0 ? one : other;
      socket.bind(endpoint);
      socket.unbind(endpoint);
    }
  }

  /** The endpoint is free when close() returns, though a peer was joined. */
  @Test
  default void shouldFreeTheEndpointBeforeCloseReturns() throws Exception {
    Endpoint endpoint = unused();
    KitSocket peer = open();
    peer.connect(endpoint);
    for (int i = 0; i < 100; i++) {
      try (KitSocket socket = open()) {
        socket.bind(endpoint);
        if (i % 10 == 0) {
          socket.joined(1);
        }
      }
    }
  }

  /** Those who joined stay when the endpoint is unbound. */
  @Test
  default void shouldKeepItsPeersWhenUnbound() throws Exception {
    KitSocket bound = open();
    Endpoint endpoint = bound.bind(wildcard());
    KitSocket peer = connected(endpoint);
    bound.joined(1).unbind(endpoint);
    bound.events().await(Unbound.class);
    peer.put(Message.of("still here"));
    assertEquals("still here", bound.take().text());
  }

  /** A disconnected endpoint gets nothing more, and its peer is told. */
  @Test
  default void shouldEndADisconnectedEndpoint() throws Exception {
    KitSocket left = open();
    KitSocket kept = open();
    Endpoint leftEndpoint = left.bind(wildcard());
    KitSocket hub = connected(leftEndpoint);
    hub.connect(kept.bind(wildcard()));
    hub.joined(2).disconnect(leftEndpoint);
    hub.events().await(Disconnected.class, gone -> gone.endpoint().equals(leftEndpoint));
    left.events().await(PeerLeft.class);
    for (int i = 0; i < 10; i++) {
      hub.put(Message.of("message " + i));
      assertEquals("message " + i, kept.take().text());
    }
  }

  /** What is queued when an endpoint is disconnected may still leave. */
  @Test
  default void shouldDeliverWhatWasQueuedBeforeDisconnect() throws Exception {
    KitSocket bound = open();
    Endpoint endpoint = bound.bind(wildcard());
    KitSocket source =
        connected(endpoint, options -> options.linger(Await.DEADLINE).sendHighWaterMark(0));
    for (int i = 0; i < 5000; i++) {
      source.put(Message.of("message " + i));
    }
    source.disconnect(endpoint);
    for (int i = 0; i < 5000; i++) {
      assertEquals("message " + i, bound.take().text());
    }
  }

  /** The same for a peer that comes only after disconnect(), and nothing else goes there. */
  @Test
  default void shouldDeliverWhatWasQueuedToAPeerThatComesAfterDisconnect() throws Exception {
    Endpoint endpoint = unused();
    KitSocket other = open();
    KitSocket hub = open(options -> options.linger(Await.DEADLINE));
    hub.connect(endpoint);
    hub.put(Message.of("one"));
    hub.disconnect(endpoint);
    hub.connect(other.bind(wildcard()));
    hub.joined(1);
    KitSocket late = open();
    late.bind(endpoint);
    for (int i = 0; i < 10; i++) {
      hub.put(Message.of("message " + i));
      assertEquals("message " + i, other.take().text());
    }
    assertEquals("one", late.take().text());
    hub.events().await(Disconnected.class, gone -> gone.endpoint().equals(endpoint));
  }
}
