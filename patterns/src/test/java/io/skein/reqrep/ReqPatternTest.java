package io.skein.reqrep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.PatternStateException;
import io.skein.event.PeerGoneException;
import io.skein.message.DropCause;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.pattern.Pattern;
import io.skein.testkit.FakePeer;
import io.skein.testkit.FakeSocket;
import io.skein.testkit.PatternContract;
import org.junit.jupiter.api.Test;

class ReqPatternTest extends PatternContract {

  @Override
  public Pattern newPattern() {
    return new ReqPattern();
  }

  @Override
  public SocketType peerType() {
    return SocketType.REP;
  }

  @Override
  protected void shouldPass(FakeSocket socket, FakePeer peer, String text) {
    assertTrue(socket.trySend(text));
    assertEquals(Message.of("", text), peer.receive());
    assertTrue(peer.send("", text));
    assertTrue(socket.pattern().canReceive());
    Message reply = socket.tryReceive();
    assertEquals(Message.of(text), reply);
    assertEquals(peer.pipe().peer(), reply.peerOrNull());
  }

  private static ReqPattern pattern(FakeSocket socket) {
    return (ReqPattern) socket.pattern();
  }

  @Test
  void req2ShouldRefuseASecondRequestBeforeTheReply() {
    FakeSocket socket = newSocket();
    FakePeer peer = socket.join(SocketType.REP);
    assertTrue(socket.trySend("one"));
    assertFalse(socket.pattern().canSend());
    assertThrows(PatternStateException.class, () -> socket.trySend("two"));
    peer.send("", "reply");
    assertThrows(PatternStateException.class, () -> socket.trySend("two"));
    assertEquals("reply", socket.tryReceive().text());
    assertTrue(socket.trySend("two"));
  }

  @Test
  void req2ShouldRefuseToReceiveBeforeItHasSent() {
    FakeSocket socket = newSocket();
    socket.join(SocketType.REP);
    assertFalse(socket.pattern().canReceive());
    assertThrows(PatternStateException.class, socket::tryReceive);
  }

  @Test
  void req5ShouldAskPeersInTurn() {
    FakeSocket socket = newSocket();
    FakePeer first = socket.join(SocketType.REP);
    FakePeer second = socket.join(SocketType.REP);
    shouldPass(socket, first, "one");
    shouldPass(socket, second, "two");
    shouldPass(socket, first, "three");
  }

  @Test
  void req6ShouldWaitForAPeerWhoseHandshakeIsDone() {
    FakeSocket socket = newSocket();
    FakePeer peer = socket.connect(SocketType.REP);
    assertFalse(socket.pattern().canSend());
    assertFalse(socket.trySend("one"));
    peer.attach();
    assertTrue(socket.pattern().canSend());
    shouldPass(socket, peer, "one");
  }

  @Test
  void req8And9ShouldDropWhatOthersSend() {
    FakeSocket socket = newSocket();
    FakePeer asked = socket.join(SocketType.REP);
    FakePeer other = socket.join(SocketType.REP);
    asked.send("", "too early");
    other.send("", "too early");
    socket.trySend("question");
    other.send("", "not asked");
    assertFalse(socket.pattern().canReceive());
    asked.send("", "answer");
    asked.send("", "once more");
    assertEquals("answer", socket.tryReceive().text());
    assertEquals(4, socket.dropped(DropCause.UNEXPECTED));
    assertEquals(4, socket.droppedInAll());
    assertFalse(socket.pattern().canReceive());
  }

  @Test
  void req9ShouldCountTheReplyOfARequestThatIsGivenUp() {
    FakeSocket socket = newSocket();
    FakePeer peer = socket.join(SocketType.REP);
    socket.trySend("question");
    peer.send("", "answer");
    assertTrue(socket.pattern().canReceive());
    assertEquals(1, socket.pattern().prefetched().size());
    pattern(socket).abandon();
    assertEquals(1, socket.dropped(DropCause.UNEXPECTED));
    assertEquals(0, socket.pattern().prefetched().size());
    assertFalse(socket.isRefused(peer), "it has answered: nothing late can come");
  }

  @Test
  void req9ShouldDropWhatAPeerSentBeforeItWasAskedEvenIfTheSocketHasNotHeardOfIt() {
    FakeSocket socket = newSocket();
    FakePeer peer = socket.join(SocketType.REP);
    socket.holdMail();
    peer.send("", "too early");
    socket.trySend("question");
    socket.deliverMail();
    assertFalse(socket.pattern().canReceive());
    peer.send("", "answer");
    assertEquals("answer", socket.tryReceive().text());
  }

  @Test
  void shouldSkipMalformedRepliesAndTakeTheGoodOne() {
    FakeSocket socket = newSocket();
    FakePeer peer = socket.join(SocketType.REP);
    socket.trySend("question");
    peer.send("no delimiter");
    peer.send("");
    peer.send("late", "", "delimiter");
    assertFalse(socket.pattern().canReceive());
    peer.send("", "answer", "of two");
    assertEquals(Message.of("answer", "of two"), socket.tryReceive());
    assertEquals(3, socket.dropped(DropCause.MALFORMED));
  }

  @Test
  void shouldTellTheReceiverWhenTheAskedPeerHasGone() {
    FakeSocket socket = newSocket();
    FakePeer peer = socket.join(SocketType.REP);
    socket.trySend("question");
    assertNull(socket.tryReceive());
    peer.leave();
    assertTrue(socket.pattern().canReceive());
    assertThrows(PeerGoneException.class, socket::tryReceive);
    assertFalse(socket.pattern().canReceive());
    shouldPass(socket, socket.join(SocketType.REP), "again");
  }

  @Test
  void shouldTakeTheReplyOfAPeerThatAnsweredAndWent() {
    FakeSocket socket = newSocket();
    FakePeer peer = socket.join(SocketType.REP);
    socket.trySend("question");
    socket.holdMail();
    peer.send("", "answer");
    peer.leave();
    socket.deliverMail();
    assertEquals("answer", socket.tryReceive().text());
    shouldPass(socket, socket.join(SocketType.REP), "again");
  }

  @Test
  void shouldSendTheNextRequestWithoutReceivingTheLossOfTheLast() {
    FakeSocket socket = newSocket();
    socket.join(SocketType.REP).leave();
    FakePeer first = socket.join(SocketType.REP);
    socket.trySend("lost");
    first.leave();
    shouldPass(socket, socket.join(SocketType.REP), "next");
  }

  @Test
  void shouldNotSendALostRequestToTheNextConnection() {
    FakeSocket socket = newSocket();
    FakePeer peer = socket.connect(SocketType.REP);
    peer.attach();
    socket.trySend("lost");
    peer.leave();
    assertEquals(0, peer.queued());
    peer.attach();
    assertEquals(1, socket.dropped(DropCause.CONNECTION_LOST));
    assertThrows(PeerGoneException.class, socket::tryReceive);
    shouldPass(socket, peer, "next");
  }

  @Test
  void shouldEndTheConnectionOfARequestThatIsGivenUp() {
    FakeSocket socket = newSocket();
    FakePeer slow = socket.join(SocketType.REP);
    FakePeer other = socket.join(SocketType.REP);
    socket.trySend("given up");
    pattern(socket).abandon();
    assertTrue(socket.isRefused(slow));
    slow.send("", "late");
    assertEquals(1, socket.dropped(DropCause.UNEXPECTED));
    shouldPass(socket, other, "one");
    shouldPass(socket, other, "two");
  }

  @Test
  void shouldKeepTheConnectionOfARequestThatWasAnsweredBeforeItWasGivenUp() {
    FakeSocket socket = newSocket();
    FakePeer peer = socket.join(SocketType.REP);
    socket.trySend("given up");
    peer.receive();
    peer.send("", "just in time");
    pattern(socket).abandon();
    assertFalse(socket.isRefused(peer));
    shouldPass(socket, peer, "one");
  }
}
