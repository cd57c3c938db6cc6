package io.skein.pubsub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.SocketType;
import io.skein.pattern.Pattern;
import io.skein.testkit.FakePeer;
import io.skein.testkit.FakeSocket;
import io.skein.testkit.PatternContract;
import io.skein.testkit.WaitingLaws;
import org.junit.jupiter.api.Test;

class NoDropPubPatternTest extends PatternContract implements WaitingLaws {

  @Override
  public Pattern newPattern() {
    return new PubPattern(true, 0);
  }

  @Override
  public SocketType peerType() {
    return SocketType.SUB;
  }

  @Override
  public boolean copies() {
    return true;
  }

  @Override
  public void prepare(FakePeer peer) {
    peer.subscribe("");
  }

  @Override
  protected void shouldPass(FakeSocket socket, FakePeer peer, String text) {
    peer.subscribe(text);
    assertTrue(socket.trySend(text));
    assertEquals(text, peer.receive().text());
  }

  @Test
  void shouldQueueForAllOrForNobody() {
    FakeSocket socket = new FakeSocket(newPattern(), 1);
    FakePeer slow = socket.join(SocketType.SUB);
    FakePeer quick = socket.join(SocketType.SUB);
    slow.subscribe("");
    quick.subscribe("");
    assertTrue(socket.trySend("one"));
    quick.receive();
    assertFalse(socket.trySend("two"));
    assertEquals(0, quick.queued());
    slow.receive();
    assertTrue(socket.trySend("two"));
    assertEquals("two", quick.receive().text());
  }

  @Test
  void shouldNotWaitForSubscribersThatDoNotWantTheMessage() {
    FakeSocket socket = new FakeSocket(newPattern(), 1);
    FakePeer slow = socket.join(SocketType.SUB);
    FakePeer quick = socket.join(SocketType.SUB);
    slow.subscribe("a");
    quick.subscribe("b");
    assertTrue(socket.trySend("a"));
    assertFalse(socket.pattern().canSend(), "not for any message");
    assertTrue(socket.trySend("b"));
    slow.cancel("a");
    assertFalse(socket.pattern().canSend(), "the other is full now");
    quick.receive();
    assertTrue(socket.pattern().canSend(), "the full one wants nothing");
  }
}
