package io.skein.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.PatternStateException;
import io.skein.message.DropCause;
import io.skein.message.SocketType;
import io.skein.pattern.Pattern;
import io.skein.testkit.FakePeer;
import io.skein.testkit.FakeSocket;
import io.skein.testkit.PatternContract;
import io.skein.testkit.WaitingLaws;
import org.junit.jupiter.api.Test;

class PushPatternTest extends PatternContract implements WaitingLaws {

  @Override
  public Pattern newPattern() {
    return new PushPattern();
  }

  @Override
  public SocketType peerType() {
    return SocketType.PULL;
  }

  @Override
  protected void shouldPass(FakeSocket socket, FakePeer peer, String text) {
    assertTrue(socket.trySend(text));
    assertEquals(text, peer.receive().text());
  }

  @Test
  void psh1ShouldRefuseToReceiveAndCountWhatPeersSend() {
    FakeSocket socket = newSocket();
    FakePeer peer = socket.join(SocketType.PULL);
    peer.send("unasked");
    peer.send("again");
    assertEquals(2, socket.dropped(DropCause.NOT_RECEIVABLE));
    assertThrows(PatternStateException.class, socket::tryReceive);
  }

  @Test
  void psh3ShouldServePeersInTurn() {
    FakeSocket socket = newSocket();
    FakePeer first = socket.join(SocketType.PULL);
    FakePeer second = socket.join(SocketType.PULL);
    for (int i = 0; i < 4; i++) {
      socket.trySend("m" + i);
    }
    assertEquals("m0", first.receive().text());
    assertEquals("m2", first.receive().text());
    assertEquals("m1", second.receive().text());
    assertEquals("m3", second.receive().text());
  }

  @Test
  void psh4ShouldWaitWithoutPeers() {
    FakeSocket socket = newSocket();
    assertFalse(socket.pattern().canSend());
    assertFalse(socket.trySend("m"));
  }

  @Test
  void psh5ShouldKeepWhatIsQueuedForAPeerThatReconnects() {
    FakeSocket socket = newSocket();
    FakePeer peer = socket.connect(SocketType.PULL);
    assertTrue(socket.trySend("before"));
    peer.attach();
    peer.leave();
    assertTrue(socket.trySend("between"));
    peer.attach();
    assertEquals("before", peer.receive().text());
    assertEquals("between", peer.receive().text());
  }

  @Test
  void shouldPreferPeersThatAreThereToThoseStillConnecting() {
    FakeSocket socket = new FakeSocket(newPattern(), 2);
    FakePeer absent = socket.connect(SocketType.PULL);
    FakePeer there = socket.join(SocketType.PULL);
    socket.trySend("m0");
    socket.trySend("m1");
    assertEquals(2, there.queued());
    assertTrue(socket.trySend("m2"), "the queue of the one that connects has room");
    assertEquals(1, absent.queued());
    there.receive();
    socket.trySend("m3");
    assertEquals(2, there.queued());
    assertEquals(1, absent.queued());
  }
}
