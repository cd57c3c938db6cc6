package io.skein.reqrep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.SocketType;
import io.skein.pattern.Pattern;
import io.skein.testkit.FakePeer;
import io.skein.testkit.FakeSocket;
import io.skein.testkit.PatternContract;
import io.skein.testkit.ReceivingLaws;
import io.skein.testkit.WaitingLaws;
import org.junit.jupiter.api.Test;

class DealerPatternTest extends PatternContract implements ReceivingLaws, WaitingLaws {

  @Override
  public Pattern newPattern() {
    return new DealerPattern();
  }

  @Override
  public SocketType peerType() {
    return SocketType.ROUTER;
  }

  @Override
  public int peersAtOnce() {
    return 3;
  }

  @Override
  protected void shouldPass(FakeSocket socket, FakePeer peer, String text) {
    assertTrue(socket.trySend(text));
    assertEquals(text, peer.receive().text());
    assertTrue(peer.send(text));
    assertEquals(text, socket.tryReceive().text());
  }

  @Test
  void dea1And2ShouldSkipFullPeersAndServeTheOthersInTurn() {
    FakeSocket socket = new FakeSocket(newPattern(), 2);
    FakePeer first = socket.join(SocketType.ROUTER);
    FakePeer second = socket.join(SocketType.ROUTER);
    for (int i = 0; i < 4; i++) {
      assertTrue(socket.trySend("m" + i));
    }
    assertFalse(socket.trySend("full"));
    second.receive();
    second.receive();
    assertTrue(socket.trySend("m4"));
    assertTrue(socket.trySend("m5"));
    assertEquals(2, first.queued());
    assertEquals(2, second.queued());
  }

  @Test
  void dea3ShouldWaitWithoutPeers() {
    FakeSocket socket = newSocket();
    assertFalse(socket.pattern().canSend());
    assertFalse(socket.trySend("m"));
  }

  @Test
  void dea6ShouldHearPeersInTurn() {
    FakeSocket socket = newSocket();
    FakePeer first = socket.join(SocketType.ROUTER);
    FakePeer second = socket.join(SocketType.ROUTER);
    first.send("f0");
    first.send("f1");
    second.send("s0");
    assertEquals("f0", socket.tryReceive().text());
    assertEquals("s0", socket.tryReceive().text());
    assertEquals("f1", socket.tryReceive().text());
  }
}
