package io.skein.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.DropCause;
import io.skein.message.Message;
import io.skein.message.Peer;
import io.skein.message.SocketType;
import io.skein.pattern.Pattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a pattern owes that receives whatever its peers send. */
public interface ReceivingLaws {

  /** A pattern that no socket has yet. */
  Pattern newPattern();

  /** A type that the pattern's may talk to. */
  SocketType peerType();

  /** How many peers may be there at once; 3 unless told. */
  default int peersAtOnce() {
    return 3;
  }

  /** What a peer sends so that the application receives {@code text} in the last frame. */
  default Message incoming(String text) {
    return Message.of(text);
  }

  /** Does what the pattern asks for before the next message can be received: a REP's reply. */
  default void afterReceiving(FakeSocket socket) {}

  private Message receive(FakeSocket socket) {
    assertTrue(socket.pattern().canReceive(), "canReceive() before a message");
    Message message = socket.tryReceive();
    assertNotNull(message, "canReceive() was true");
    afterReceiving(socket);
    return message;
  }

  private static String text(Message message) {
    return message.text(message.frameCount() - 1);
  }

  private void shouldReceive(FakeSocket socket, String... texts) {
    for (String text : texts) {
      assertEquals(text, text(receive(socket)));
    }
  }

  private static void shouldReceiveNothing(FakeSocket socket) {
    assertFalse(socket.pattern().canReceive(), "canReceive() with nothing to receive");
    assertNull(socket.tryReceive());
  }

  /** A message that was taken ahead of the application is not lost from sight. */
  @Test
  default void shouldTellWhatItHasTakenAhead() {
    FakeSocket socket = new FakeSocket(newPattern());
    FakePeer peer = socket.join(peerType());
    assertEquals(List.of(), socket.pattern().prefetched());
    peer.send(incoming("a"));
    assertTrue(socket.pattern().canReceive());
    assertEquals(1, peer.pipe().inbound().size() + socket.pattern().prefetched().size());
    shouldReceive(socket, "a");
    assertEquals(List.of(), socket.pattern().prefetched());
  }

  /** The answer is right before, between and after messages. */
  @Test
  default void shouldSayExactlyWhetherItCanReceive() {
    FakeSocket socket = new FakeSocket(newPattern());
    shouldReceiveNothing(socket);
    FakePeer peer = socket.join(peerType());
    shouldReceiveNothing(socket);
    peer.send(incoming("a"));
    peer.send(incoming("b"));
    shouldReceive(socket, "a", "b");
    shouldReceiveNothing(socket);
    peer.send(incoming("c"));
    shouldReceive(socket, "c");
    shouldReceiveNothing(socket);
  }

  /** Asking alone, without receiving, does not put the pattern to sleep. */
  @Test
  default void shouldBeWokenAfterItSaidThatItCannotReceive() {
    FakeSocket socket = new FakeSocket(newPattern());
    FakePeer peer = socket.join(peerType());
    for (int i = 0; i < 3; i++) {
      assertFalse(socket.pattern().canReceive());
      peer.send(incoming("m" + i));
      shouldReceive(socket, "m" + i);
    }
  }

  /** Who sent it stands on every message. */
  @Test
  default void shouldTellThePeerOfEachMessage() {
    FakeSocket socket = new FakeSocket(newPattern());
    FakePeer peer = socket.join(peerType());
    peer.send(incoming("a"));
    assertEquals(peer.pipe().peer(), receive(socket).peerOrNull());
  }

  /** What had arrived is received, and counts as receivable, after the peer has gone for good. */
  @Test
  default void shouldDrainPipesThatEnded() {
    FakeSocket socket = new FakeSocket(newPattern());
    FakePeer gone = socket.join(peerType());
    gone.send(incoming("a"));
    gone.send(incoming("b"));
    gone.leave();
    shouldReceive(socket, "a", "b");
    shouldReceiveNothing(socket);
  }

  /** The same for what had arrived and had not been told yet. */
  @Test
  default void shouldDrainPipesThatEndedBeforeItHeardOfTheirMessages() {
    FakeSocket socket = new FakeSocket(newPattern());
    FakePeer gone = socket.join(peerType());
    shouldReceiveNothing(socket);
    socket.holdMail();
    gone.send(incoming("a"));
    gone.leave();
    socket.deliverMail();
    shouldReceive(socket, "a");
    shouldReceiveNothing(socket);
  }

  /** Everything sent is received once, in each peer's order, while peers come and go. */
  @Test
  default void shouldNeitherLoseNorDoubleWhatPeersSend() {
    FakeSocket socket = new FakeSocket(newPattern());
    Random random = new Random(7);
    List<FakePeer> peers = new ArrayList<>();
    Map<Long, List<String>> sent = new HashMap<>();
    Map<Long, List<String>> received = new HashMap<>();
    for (int i = 0; i < 2000; i++) {
      int what = random.nextInt(10);
      if (peers.isEmpty() || (what == 0 && peers.size() < peersAtOnce())) {
        peers.add(socket.join(peerType()));
      } else if (what == 1) {
        peers.remove(random.nextInt(peers.size())).leave();
      } else if (what < 6) {
        FakePeer peer = peers.get(random.nextInt(peers.size()));
        assertTrue(peer.send(incoming("m" + i)));
        sent.computeIfAbsent(peer.pipe().peer().link(), unused -> new ArrayList<>()).add("m" + i);
      } else if (socket.pattern().canReceive()) {
        note(receive(socket), received);
      }
    }
    while (socket.pattern().canReceive()) {
      note(receive(socket), received);
    }
    assertEquals(sent, received);
    assertEquals(socket.dropped(DropCause.PEER_GONE), socket.droppedInAll(), "replies aside");
  }

  private static void note(Message message, Map<Long, List<String>> received) {
    Peer peer = message.peerOrNull();
    received.computeIfAbsent(peer.link(), unused -> new ArrayList<>()).add(text(message));
  }
}
