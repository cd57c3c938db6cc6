package io.skein.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.DropCause;
import io.skein.message.RoutingId;
import io.skein.message.SocketType;
import io.skein.pattern.Attachment;
import io.skein.pattern.Pattern;
import io.skein.testkit.FakePeer;
import io.skein.testkit.FakeSocket;
import io.skein.testkit.PatternContract;
import io.skein.testkit.ReceivingLaws;
import io.skein.testkit.WaitingLaws;
import org.junit.jupiter.api.Test;

class PairPatternTest extends PatternContract implements ReceivingLaws, WaitingLaws {

  @Override
  public Pattern newPattern() {
    return new PairPattern();
  }

  @Override
  public SocketType peerType() {
    return SocketType.PAIR;
  }

  @Override
  public int peersAtOnce() {
    return 1;
  }

  @Override
  protected void shouldPass(FakeSocket socket, FakePeer peer, String text) {
    assertTrue(socket.trySend(text));
    assertEquals(text, peer.receive().text());
    assertTrue(peer.send(text));
    assertEquals(text, socket.tryReceive().text());
  }

  @Test
  void pai1ShouldRefuseASecondPeer() {
    FakeSocket socket = newSocket();
    FakePeer first = socket.join(SocketType.PAIR);
    FakePeer second = socket.join(SocketType.PAIR);
    assertEquals(Attachment.REFUSED, second.answer());
    assertTrue(socket.isRefused(second));
    second.close();
    shouldPass(socket, first, "still there");
  }

  @Test
  void pai2ShouldWaitWithoutAPeer() {
    FakeSocket socket = newSocket();
    assertFalse(socket.pattern().canSend());
    assertFalse(socket.trySend("m"));
  }

  @Test
  void pai3ShouldKeepWhatIsQueuedForAPeerToCome() {
    FakeSocket socket = newSocket();
    FakePeer peer = socket.connect(SocketType.PAIR);
    assertTrue(socket.trySend("before"));
    peer.attach();
    assertEquals("before", peer.receive().text());
  }

  @Test
  void pai5ShouldTakeAnotherPeerOnceTheFirstIsFullyGone() {
    FakeSocket socket = newSocket();
    FakePeer first = socket.join(SocketType.PAIR);
    first.send("last words");
    first.leave();
    FakePeer second = socket.join(SocketType.PAIR);
    assertEquals(Attachment.ACCEPTED, second.answer());
    second.send("first words");
    assertEquals("last words", socket.tryReceive().text());
    assertEquals("first words", socket.tryReceive().text());
  }

  @Test
  void pai5ShouldLetTheNextEndpointInLineBeThePair() {
    FakeSocket socket = newSocket();
    FakePeer first = socket.connect(SocketType.PAIR);
    FakePeer second = socket.connect(SocketType.PAIR);
    first.attach();
    assertEquals(Attachment.REFUSED, second.attach());
    first.close();
    assertEquals(Attachment.ACCEPTED, second.attach());
    shouldPass(socket, second, "now me");
  }

  @Test
  void shouldDropWhatWasQueuedForAnotherIdentity() {
    FakeSocket socket = newSocket();
    FakePeer peer = socket.connect(SocketType.PAIR);
    peer.attach(RoutingId.of("anna"));
    peer.leave();
    socket.trySend("for anna");
    peer.attach(RoutingId.of("bert"));
    assertEquals(0, peer.queued());
    assertEquals(1, socket.dropped(DropCause.OTHER_IDENTITY));
    shouldPass(socket, peer, "for bert");
  }

  @Test
  void shouldKeepWhatWasQueuedForAPeerWithoutIdentity() {
    FakeSocket socket = newSocket();
    FakePeer peer = socket.connect(SocketType.PAIR);
    peer.attach();
    peer.leave();
    socket.trySend("between");
    peer.attach();
    assertEquals("between", peer.receive().text());
  }
}
