package io.skein.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.DropCause;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.pattern.Pattern;
import org.junit.jupiter.api.Test;

/** What a pattern owes that never makes a sender wait, and drops instead. */
public interface DroppingLaws {

  /** A pattern that no socket has yet. */
  Pattern newPattern();

  /** A type that the pattern's may talk to. */
  SocketType peerType();

  /** A peer that has joined gets what it needs to be sent to: a subscriber subscribes. */
  default void prepare(FakePeer peer) {}

  /** A message for {@code peer}, with {@code text} in the last frame. */
  default Message outgoing(FakePeer peer, String text) {
    return Message.of(text);
  }

  /** Whatever the peers do, a sender gets through. */
  @Test
  default void shouldAlwaysBeAbleToSend() {
    FakeSocket socket = new FakeSocket(newPattern(), 1);
    assertTrue(socket.pattern().canSend());
    FakePeer peer = socket.join(peerType());
    prepare(peer);
    for (int i = 0; i < 3; i++) {
      assertTrue(socket.pattern().canSend());
      assertTrue(socket.trySend(outgoing(peer, "m" + i)));
    }
    Message gone = outgoing(peer, "gone");
    peer.leave();
    assertTrue(socket.trySend(gone));
    assertTrue(socket.pattern().canSend());
  }

  /** Of what was sent, everything is queued or counted, and what is queued is in order. */
  @Test
  default void shouldCountWhatItDropsAtTheMark() {
    for (int mark : new int[] {1, 2, 3, 10}) {
      FakeSocket socket = new FakeSocket(newPattern(), mark);
      FakePeer slow = socket.join(peerType());
      prepare(slow);
      for (int i = 0; i < 12; i++) {
        assertTrue(socket.trySend(outgoing(slow, "m" + i)));
      }
      assertEquals(12 - mark, socket.dropped(DropCause.HIGH_WATER_MARK));
      for (int i = 0; i < mark; i++) {
        assertEquals("m" + i, slow.receive().text());
      }
      assertEquals(0, slow.queued());
      assertEquals(12 - mark, socket.droppedInAll());
    }
  }
}
