package io.skein.examples.hashing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.SocketType;
import io.skein.pattern.Pattern;
import io.skein.testkit.FakePeer;
import io.skein.testkit.FakeSocket;
import io.skein.testkit.PatternContract;
import io.skein.testkit.WaitingLaws;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A pattern of one's own owes what every pattern owes. */
class HashPatternTest extends PatternContract implements WaitingLaws {
  @Override
  public Pattern newPattern() {
    return new HashPattern();
  }

  @Override
  public SocketType peerType() {
    return SocketType.PULL;
  }

  /** With several, one may be full while another has room: it depends on the key. */
  @Override
  public int peersAtOnce() {
    return 1;
  }

  @Override
  protected void shouldPass(FakeSocket socket, FakePeer peer, String text) {
    assertTrue(socket.trySend("key", text));
    assertEquals(text, peer.receive().text(1));
  }

  @Test
  void shouldSendEachKeyToOnePeerAlways() {
    FakeSocket socket = new FakeSocket(newPattern());
    List<FakePeer> peers = peers(socket, 4);
    for (int i = 0; i < 100; i++) {
      FakePeer owner = sendTo(socket, peers, "key-" + i);
      assertEquals(owner, sendTo(socket, peers, "key-" + i));
    }
  }

  @Test
  void shouldMoveOnlyTheKeysOfAPeerThatGoes() {
    FakeSocket socket = new FakeSocket(newPattern());
    List<FakePeer> peers = peers(socket, 4);
    List<FakePeer> owners = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      owners.add(sendTo(socket, peers, "key-" + i));
    }
    FakePeer gone = peers.remove(1);
    gone.leave();
    for (int i = 0; i < 400; i++) {
      FakePeer owner = sendTo(socket, peers, "key-" + i);
      if (owners.get(i) == gone) {
        assertNotEquals(gone, owner);
      } else {
        assertEquals(owners.get(i), owner);
      }
    }
    assertTrue(peers.stream().allMatch(owners::contains), "every peer has keys");
  }

  @Test
  void shouldKeepTheKeysOfAnEndpointThatIsAway() {
    FakeSocket socket = new FakeSocket(newPattern());
    FakePeer away = socket.connect(peerType());
    assertTrue(socket.trySend("key", "before it came"));
    away.attach();
    away.leave();
    assertTrue(socket.trySend("key", "while it was away"));
    away.attach();
    assertEquals("before it came", away.receive().text(1));
    assertEquals("while it was away", away.receive().text(1));
  }

  @Test
  void shouldSayThatItCanSendOnlyWhileAnyKeyIsTaken() {
    FakeSocket socket = new FakeSocket(newPattern(), 1);
    List<FakePeer> peers = peers(socket, 2);
    assertTrue(socket.trySend("key"));
    assertFalse(socket.pattern().canSend());
    peers.forEach(FakePeer::receive);
    assertTrue(socket.pattern().canSend());
  }

  private List<FakePeer> peers(FakeSocket socket, int count) {
    List<FakePeer> peers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      peers.add(socket.join(peerType()));
    }
    return peers;
  }

  private static FakePeer sendTo(FakeSocket socket, List<FakePeer> peers, String key) {
    assertTrue(socket.trySend(key));
    FakePeer owner = peers.stream().filter(peer -> peer.queued() == 1).findFirst().orElseThrow();
    assertEquals(key, owner.receive().text());
    return owner;
  }
}
