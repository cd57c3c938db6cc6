package io.skein.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.SocketEvent.PeerJoined;
import io.skein.event.SocketEvent.PeerLeft;
import io.skein.message.Endpoint;
import io.skein.message.Message;
import org.junit.jupiter.api.Test;

/** A connected endpoint goes on by itself, and what is queued for it is not lost. */
public interface ReconnectLaws extends TransportStage {

  /** What was queued while nobody was there reaches whoever comes back, in order. */
  @Test
  default void shouldDeliverWhatWasQueuedMeanwhile() throws Exception {
    Endpoint endpoint = unused();
    KitSocket source = open();
    source.connect(endpoint);
    for (int round = 1; round <= 5; round++) {
      try (KitSocket bound = open()) {
        bound.bind(endpoint);
        for (int i = 0; i < 100 && round > 1; i++) {
          assertEquals("message " + i + " of round " + round, bound.take().text());
        }
        source.events().await(PeerJoined.class, round);
        source.put(Message.of("now"));
        assertEquals("now", bound.take().text());
        bound.put(Message.of("back"));
        assertEquals("back", source.take().text());
      }
      source.events().await(PeerLeft.class, round);
      for (int i = 0; i < 100; i++) {
        source.put(Message.of("message " + i + " of round " + (round + 1)));
      }
    }
  }

  /** The same link is made anew when the bound side sends its peer away. */
  @Test
  default void shouldComeBackAfterItWasSentAway() throws Exception {
    Endpoint endpoint = unused();
    KitSocket bound = open();
    bound.bind(endpoint);
    KitSocket source = connected(endpoint);
    bound.joined(1).unbind(endpoint);
    bound.refuseAttached("A test wants it to come back");
    source.events().await(PeerLeft.class);
    bound.events().await(PeerLeft.class);
    bound.bind(endpoint);
    source.events().await(PeerJoined.class, 2);
    source.put(Message.of("back"));
    assertEquals("back", bound.take().text());
  }

  /** A peer without an id keeps the one that was made for it when its connection is made anew. */
  @Test
  default void shouldKnowAConnectedPeerAgain() throws Exception {
    Endpoint endpoint = unused();
    KitSocket source = open();
    source.connect(endpoint);
    for (int round = 1; round <= 2; round++) {
      try (KitSocket bound = open()) {
        bound.bind(endpoint);
        source.events().await(PeerJoined.class, round);
      }
      source.events().await(PeerLeft.class, round);
    }
    PeerJoined first = source.events().await(PeerJoined.class, 1);
    PeerJoined second = source.events().await(PeerJoined.class, 2);
    assertTrue(first.peer().routingId().mayBe(second.peer().routingId()));
    assertTrue(first.peer().link() != second.peer().link(), "a new connection is a new link");
  }
}
