package io.skein.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.pattern.Pattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a pattern owes that makes senders wait instead of dropping. */
public interface WaitingLaws {

  /** A pattern that no socket has yet. */
  Pattern newPattern();

  /** A type that the pattern's may talk to. */
  SocketType peerType();

  /** How many peers may be there at once; 3 unless told. */
  default int peersAtOnce() {
    return 3;
  }

  /** How many peers get each message: 1, or all of them. */
  default boolean copies() {
    return false;
  }

  /** A peer that has joined gets what it needs to be sent to: a subscriber subscribes. */
  default void prepare(FakePeer peer) {}

  private FakePeer join(FakeSocket socket) {
    FakePeer peer = socket.join(peerType());
    prepare(peer);
    return peer;
  }

  /** Sends until the pattern refuses; both ways of asking give the same answer each time. */
  private static int fill(FakeSocket socket) {
    int sent = 0;
    while (socket.pattern().canSend()) {
      assertTrue(socket.trySend("m" + sent), "canSend() was true");
      sent++;
    }
    assertFalse(socket.trySend("one more"), "canSend() was false");
    return sent;
  }

  /** The mark of one lane is exact, and so are both answers at it. */
  @Test
  default void shouldSayExactlyWhetherItCanSend() {
    for (int mark : new int[] {1, 2, 3, 10}) {
      FakeSocket socket = new FakeSocket(newPattern(), mark);
      FakePeer peer = join(socket);
      assertEquals(mark, fill(socket));
      assertEquals(mark, peer.queued());
      assertEquals("m0", peer.receive().text());
      assertEquals(1, fill(socket));
    }
  }

  /** Every refusal is followed by news of room, whichever way it was given. */
  @Test
  default void shouldBeWokenAfterEveryRefusal() {
    FakeSocket socket = new FakeSocket(newPattern(), 2);
    FakePeer peer = join(socket);
    fill(socket);
    for (int i = 0; i < 5; i++) {
      assertFalse(i % 2 == 0 ? socket.pattern().canSend() : socket.trySend("too much"));
      peer.receive();
      assertTrue(socket.pattern().canSend());
      assertTrue(socket.trySend("again"));
    }
  }

  /** There is room as soon as the peer has taken a message, not only when the socket has heard. */
  @Test
  default void shouldSeeRoomBeforeItIsTold() {
    FakeSocket socket = new FakeSocket(newPattern(), 1);
    FakePeer peer = join(socket);
    fill(socket);
    socket.holdMail();
    peer.receive();
    assertTrue(socket.pattern().canSend());
    assertTrue(socket.trySend("seen"));
    assertFalse(socket.pattern().canSend());
    socket.deliverMail();
    assertFalse(socket.pattern().canSend(), "late news of room that is taken");
    assertEquals("seen", peer.receive().text());
    assertTrue(socket.pattern().canSend());
  }

  /** What was queued for a peer that has gone does not keep others waiting. */
  @Test
  default void shouldNotWaitForAPeerThatHasGone() {
    FakeSocket socket = new FakeSocket(newPattern(), 1);
    FakePeer gone = join(socket);
    fill(socket);
    gone.leave();
    FakePeer peer = join(socket);
    assertTrue(socket.trySend("next"));
    assertEquals("next", peer.receive().text());
    assertEquals(1, gone.queued());
  }

  /** Everything taken is queued for a peer, once for each that is meant; nothing is dropped. */
  @Test
  default void shouldNeitherLoseNorDoubleWhatItTook() {
    FakeSocket socket = new FakeSocket(newPattern(), 3);
    List<FakePeer> peers = new ArrayList<>();
    for (int i = 0; i < peersAtOnce(); i++) {
      peers.add(join(socket));
    }
    Random random = new Random(7);
    List<String> sent = new ArrayList<>();
    List<String> received = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      FakePeer peer = peers.get(random.nextInt(peers.size()));
      boolean could = socket.pattern().canSend();
      if (random.nextBoolean()) {
        boolean taken = socket.trySend("m" + i);
        assertTrue(taken || !could, "canSend() was true: any message has to be taken");
        for (int copy = 0; taken && copy < (copies() ? peers.size() : 1); copy++) {
          sent.add("m" + i);
        }
      } else {
        drain(peer, 1, received);
      }
    }
    peers.forEach(peer -> drain(peer, Integer.MAX_VALUE, received));
    Collections.sort(sent);
    Collections.sort(received);
    assertEquals(sent, received);
    assertEquals(0, socket.droppedInAll());
  }

  private static void drain(FakePeer peer, int limit, List<String> received) {
    for (int i = 0; i < limit && peer.queued() > 0; i++) {
      Message message = peer.receive();
      received.add(message.text());
    }
  }
}
