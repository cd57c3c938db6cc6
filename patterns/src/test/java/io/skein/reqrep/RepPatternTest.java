package io.skein.reqrep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.PatternStateException;
import io.skein.message.DropCause;
import io.skein.message.Message;
import io.skein.message.RoutingId;
import io.skein.message.SocketType;
import io.skein.pattern.Pattern;
import io.skein.testkit.FakePeer;
import io.skein.testkit.FakeSocket;
import io.skein.testkit.PatternContract;
import io.skein.testkit.ReceivingLaws;
import org.junit.jupiter.api.Test;

class RepPatternTest extends PatternContract implements ReceivingLaws {

  @Override
  public Pattern newPattern() {
    return new RepPattern();
  }

  @Override
  public SocketType peerType() {
    return SocketType.REQ;
  }

  @Override
  public Message incoming(String text) {
    return Message.of("", text);
  }

  @Override
  public void afterReceiving(FakeSocket socket) {
    socket.trySend("reply");
  }

  @Override
  protected void shouldPass(FakeSocket socket, FakePeer peer, String text) {
    assertTrue(peer.send("", text));
    assertEquals(Message.of(text), socket.tryReceive());
    assertTrue(socket.trySend("re", text));
    assertEquals(Message.of("", "re", text), peer.receive());
  }

  private static RepPattern pattern(FakeSocket socket) {
    return (RepPattern) socket.pattern();
  }

  @Test
  void rep1ShouldReceiveAndSendInTurn() {
    FakeSocket socket = newSocket();
    FakePeer peer = socket.join(SocketType.REQ);
    assertFalse(socket.pattern().canSend());
    assertThrows(PatternStateException.class, () -> socket.trySend("unasked"));
    peer.send("", "one");
    peer.send("", "two");
    assertEquals("one", socket.tryReceive().text());
    assertTrue(socket.pattern().canSend());
    assertFalse(socket.pattern().canReceive());
    assertThrows(PatternStateException.class, socket::tryReceive);
    socket.trySend("re one");
    assertEquals("two", socket.tryReceive().text());
  }

  @Test
  void rep2ShouldHearPeersInTurn() {
    FakeSocket socket = newSocket();
    FakePeer first = socket.join(SocketType.REQ);
    FakePeer second = socket.join(SocketType.REQ);
    first.send("", "f0");
    first.send("", "f1");
    second.send("", "s0");
    for (String expected : new String[] {"f0", "s0", "f1"}) {
      assertEquals(expected, socket.tryReceive().text());
      socket.trySend("re " + expected);
    }
    assertEquals(Message.of("", "re s0"), second.receive());
    assertEquals(2, first.queued());
  }

  @Test
  void rep3To6ShouldKeepTheEnvelopeForTheReply() {
    FakeSocket socket = newSocket();
    FakePeer peer = socket.join(SocketType.DEALER);
    peer.send("way", "back", "", "body", "", "more");
    assertEquals(Message.of("body", "", "more"), socket.tryReceive());
    socket.trySend("reply");
    assertEquals(Message.of("way", "back", "", "reply"), peer.receive());
  }

  @Test
  void rep7ShouldDropAndCountAReplyToAPeerThatHasGone() {
    FakeSocket socket = newSocket();
    FakePeer peer = socket.join(SocketType.REQ);
    peer.send("", "question");
    socket.tryReceive();
    peer.leave();
    assertTrue(socket.trySend("too late"));
    assertEquals(1, socket.dropped(DropCause.PEER_GONE));
    shouldPass(socket, socket.join(SocketType.REQ), "next");
  }

  @Test
  void rep8ShouldDropAndCountAReplyToAFullPeer() {
    FakeSocket socket = new FakeSocket(newPattern(), 1);
    FakePeer peer = socket.join(SocketType.DEALER);
    for (int i = 0; i < 3; i++) {
      peer.send("", "question");
      socket.tryReceive();
      socket.trySend("answer");
    }
    assertEquals(2, socket.dropped(DropCause.HIGH_WATER_MARK));
  }

  @Test
  void rep9ShouldDropRequestsWithoutADelimiterAndStayUsable() {
    FakeSocket socket = newSocket();
    FakePeer peer = socket.join(SocketType.DEALER);
    peer.send("no delimiter");
    peer.send("none", "here");
    peer.send("nothing after it", "");
    assertFalse(socket.pattern().canReceive());
    assertEquals(3, socket.dropped(DropCause.MALFORMED));
    shouldPass(socket, peer, "good");
  }

  @Test
  void shouldHoldManyRequestsOpenAndAnswerThemInAnyOrder() {
    FakeSocket socket = newSocket();
    FakePeer first = socket.join(SocketType.REQ);
    FakePeer second = socket.join(SocketType.REQ);
    first.send("", "from first");
    second.send("", "from second");
    pattern(socket).giveWhole();
    Message one = socket.tryReceive();
    Message two = socket.tryReceive();
    assertEquals(Message.of("", "from second"), two);
    pattern(socket).reply(two, Message.of("to second"));
    pattern(socket).reply(one, Message.of("to first"));
    assertEquals(Message.of("", "to first"), first.receive());
    assertEquals(Message.of("", "to second"), second.receive());
  }

  /** It has given its request up: the reply would meet its next one (REP-6, REP-7). */
  @Test
  void shouldDropRepliesQueuedForAReqThatWent() {
    FakeSocket socket = newSocket();
    FakePeer peer = socket.connect(SocketType.REQ);
    peer.attach(RoutingId.of("anna"));
    peer.send("", "question");
    socket.tryReceive();
    socket.trySend("too late");
    peer.leave();
    peer.attach(RoutingId.of("anna"));
    assertEquals(0, peer.queued());
    assertEquals(1, socket.dropped(DropCause.PEER_GONE));
  }

  @Test
  void shouldDropRepliesQueuedForAnotherIdentity() {
    FakeSocket socket = newSocket();
    FakePeer peer = socket.connect(SocketType.DEALER);
    peer.attach(RoutingId.of("anna"));
    peer.send("", "question");
    socket.tryReceive();
    socket.trySend("for anna");
    peer.leave();
    peer.attach(RoutingId.of("bert"));
    assertEquals(0, peer.queued());
    assertEquals(1, socket.dropped(DropCause.OTHER_IDENTITY));
    shouldPass(socket, peer, "for bert");
  }
}
