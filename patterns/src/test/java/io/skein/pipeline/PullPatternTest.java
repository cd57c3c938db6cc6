package io.skein.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.PatternStateException;
import io.skein.message.SocketType;
import io.skein.pattern.Pattern;
import io.skein.testkit.FakePeer;
import io.skein.testkit.FakeSocket;
import io.skein.testkit.PatternContract;
import io.skein.testkit.ReceivingLaws;
import org.junit.jupiter.api.Test;

class PullPatternTest extends PatternContract implements ReceivingLaws {

  @Override
  public Pattern newPattern() {
    return new PullPattern();
  }

  @Override
  public SocketType peerType() {
    return SocketType.PUSH;
  }

  @Override
  protected void shouldPass(FakeSocket socket, FakePeer peer, String text) {
    assertTrue(peer.send(text));
    assertEquals(text, socket.tryReceive().text());
  }

  @Test
  void pul1ShouldRefuseToSend() {
    FakeSocket socket = newSocket();
    socket.join(SocketType.PUSH);
    assertFalse(socket.pattern().canSend());
    assertThrows(PatternStateException.class, () -> socket.trySend("m"));
  }

  @Test
  void pul2ShouldHearPeersInTurn() {
    FakeSocket socket = newSocket();
    FakePeer loud = socket.join(SocketType.PUSH);
    FakePeer quiet = socket.join(SocketType.PUSH);
    loud.send("l0");
    loud.send("l1");
    loud.send("l2");
    quiet.send("q0");
    assertEquals("l0", socket.tryReceive().text());
    assertEquals("q0", socket.tryReceive().text());
    assertEquals("l1", socket.tryReceive().text());
    assertEquals("l2", socket.tryReceive().text());
  }
}
