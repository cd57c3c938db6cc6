package io.skein.reqrep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.NoRouteException;
import io.skein.message.DropCause;
import io.skein.message.Frame;
import io.skein.message.Message;
import io.skein.message.RoutingId;
import io.skein.message.SocketType;
import io.skein.pattern.Attachment;
import io.skein.pattern.Pattern;
import io.skein.testkit.DroppingLaws;
import io.skein.testkit.FakePeer;
import io.skein.testkit.FakeSocket;
import io.skein.testkit.PatternContract;
import io.skein.testkit.ReceivingLaws;
import org.junit.jupiter.api.Test;

class RouterPatternTest extends PatternContract implements ReceivingLaws, DroppingLaws {

  @Override
  public Pattern newPattern() {
    return new RouterPattern(false);
  }

  @Override
  public SocketType peerType() {
    return SocketType.DEALER;
  }

  @Override
  public Message outgoing(FakePeer peer, String text) {
    return Message.of(text).prepend(peer.id().frame());
  }

  @Override
  protected void shouldPass(FakeSocket socket, FakePeer peer, String text) {
    assertTrue(peer.send(text));
    Message received = socket.tryReceive();
    assertEquals(peer.id().frame(), received.first());
    assertEquals(Message.of(text), received.rest());
    assertTrue(socket.trySend(received));
    assertEquals(Message.of(text), peer.receive());
  }

  private static boolean sendTo(FakeSocket socket, String id, String text) {
    return ((RouterPattern) socket.pattern()).trySend(RoutingId.of(id), Message.of(text));
  }

  @Test
  void rou1And2ShouldKnowPeersByTheIdsTheyAnnounce() {
    FakeSocket socket = newSocket();
    FakePeer anna = socket.join(SocketType.DEALER, "anna");
    FakePeer bert = socket.join(SocketType.DEALER, "bert");
    socket.trySend("bert", "to bert");
    socket.trySend("anna", "to", "anna");
    assertEquals(Message.of("to", "anna"), anna.receive());
    assertEquals(Message.of("to bert"), bert.receive());
  }

  @Test
  void rou3ShouldHearPeersInTurn() {
    FakeSocket socket = newSocket();
    FakePeer anna = socket.join(SocketType.DEALER, "anna");
    FakePeer bert = socket.join(SocketType.DEALER, "bert");
    anna.send("a0");
    anna.send("a1");
    bert.send("b0");
    assertEquals(Message.of("anna", "a0"), socket.tryReceive());
    assertEquals(Message.of("bert", "b0"), socket.tryReceive());
    assertEquals(Message.of("anna", "a1"), socket.tryReceive());
  }

  @Test
  void rou6ShouldSayWhetherItQueuedAMessageForAnId() {
    FakeSocket socket = new FakeSocket(newPattern(), 1);
    FakePeer anna = socket.join(SocketType.DEALER, "anna");
    assertTrue(sendTo(socket, "anna", "one"));
    assertFalse(sendTo(socket, "anna", "full"));
    assertFalse(sendTo(socket, "nobody", "gone"));
    assertEquals(0, socket.droppedInAll(), "the caller was told");
    assertEquals("one", anna.receive().text());
  }

  @Test
  void rou6ShouldQueueForAConnectedPeerThatIsAway() {
    FakeSocket socket = newSocket();
    FakePeer anna = socket.connect(SocketType.DEALER);
    anna.attach(RoutingId.of("anna"));
    anna.leave();
    assertTrue(sendTo(socket, "anna", "later"));
    anna.attach(RoutingId.of("anna"));
    assertEquals("later", anna.receive().text());
  }

  @Test
  void rou7ShouldDropAndCountWhatItCannotRoute() {
    FakeSocket socket = newSocket();
    assertTrue(socket.trySend("nobody", "m"));
    assertTrue(socket.trySend(Message.of(Frame.EMPTY, Frame.of("m"))));
    assertEquals(2, socket.dropped(DropCause.UNROUTABLE));
    assertTrue(socket.trySend("an id alone"));
    assertEquals(1, socket.dropped(DropCause.MALFORMED));
  }

  @Test
  void rou7ShouldThrowWhenMandatory() {
    FakeSocket socket = new FakeSocket(new RouterPattern(true), 1);
    FakePeer anna = socket.join(SocketType.DEALER, "anna");
    assertThrows(NoRouteException.class, () -> socket.trySend("nobody", "m"));
    assertTrue(socket.trySend("anna", "one"));
    assertThrows(NoRouteException.class, () -> socket.trySend("anna", "two"));
    assertEquals("one", anna.receive().text());
    assertTrue(socket.trySend("anna", "three"));
    assertEquals(0, socket.droppedInAll());
  }

  // ---- two peers with one id --------------------------------------------------------------------

  @Test
  void shouldHoldANewcomerUntilTheHolderOfItsIdProvesItselfAlive() {
    FakeSocket socket = newSocket();
    FakePeer holder = socket.join(SocketType.DEALER, "anna");
    FakePeer newcomer = socket.join(SocketType.DEALER, "anna");
    assertEquals(Attachment.HELD, newcomer.answer());
    assertTrue(socket.isAskedToProve(holder));
    socket.trySend("anna", "m");
    assertEquals("m", holder.receive().text());
    socket.proveAlive(holder);
    assertTrue(socket.isRefused(newcomer));
    newcomer.leave();
    shouldPass(socket, holder, "still here");
  }

  @Test
  void shouldAdmitANewcomerWhenTheHolderOfItsIdHasGone() {
    FakeSocket socket = newSocket();
    FakePeer holder = socket.join(SocketType.DEALER, "anna");
    holder.send("last words");
    FakePeer newcomer = socket.join(SocketType.DEALER, "anna");
    holder.leave();
    assertEquals(Attachment.ACCEPTED, newcomer.answer());
    assertEquals(Message.of("anna", "last words"), socket.tryReceive());
    shouldPass(socket, newcomer, "here again");
  }

  @Test
  void shouldAdmitANewcomerWhenTheEndpointOfTheHolderIsClosed() {
    FakeSocket socket = newSocket();
    FakePeer holder = socket.connect(SocketType.DEALER);
    holder.attach(RoutingId.of("anna"));
    FakePeer newcomer = socket.join(SocketType.DEALER, "anna");
    holder.close();
    assertEquals(Attachment.ACCEPTED, newcomer.answer());
    shouldPass(socket, newcomer, "here again");
  }

  @Test
  void shouldForgetANewcomerThatGoesWhileItIsHeld() {
    FakeSocket socket = newSocket();
    FakePeer holder = socket.join(SocketType.DEALER, "anna");
    FakePeer newcomer = socket.join(SocketType.DEALER, "anna");
    newcomer.leave();
    socket.proveAlive(holder);
    shouldPass(socket, holder, "still here");
    holder.leave();
    assertFalse(sendTo(socket, "anna", "nobody is there"));
  }

  @Test
  void shouldReceiveNothingFromANewcomerThatIsHeldOrRefused() {
    FakeSocket socket = newSocket();
    FakePeer holder = socket.join(SocketType.DEALER, "anna");
    FakePeer newcomer = socket.join(SocketType.DEALER, "anna");
    newcomer.send("not yet");
    assertFalse(socket.pattern().canReceive());
    socket.proveAlive(holder);
    newcomer.leave();
    assertFalse(socket.pattern().canReceive());
    assertNull(socket.tryReceive());
  }

  @Test
  void shouldHoldTheLatestOfSeveralNewcomers() {
    FakeSocket socket = newSocket();
    FakePeer holder = socket.join(SocketType.DEALER, "anna");
    FakePeer second = socket.join(SocketType.DEALER, "anna");
    FakePeer third = socket.join(SocketType.DEALER, "anna");
    assertTrue(socket.isRefused(second));
    second.leave();
    holder.leave();
    assertEquals(Attachment.ACCEPTED, third.answer());
    shouldPass(socket, third, "the latest");
  }

  @Test
  void shouldGiveTheIdOfAPeerThatIsAwayToANewcomerAtOnce() {
    FakeSocket socket = newSocket();
    FakePeer away = socket.connect(SocketType.DEALER);
    away.attach(RoutingId.of("anna"));
    away.leave();
    FakePeer newcomer = socket.join(SocketType.DEALER, "anna");
    assertEquals(Attachment.ACCEPTED, newcomer.answer());
    shouldPass(socket, newcomer, "it is me");
    assertEquals(Attachment.HELD, away.attach(RoutingId.of("anna")));
  }

  @Test
  void shouldDropWhatWasQueuedForAnotherIdentity() {
    FakeSocket socket = newSocket();
    FakePeer peer = socket.connect(SocketType.DEALER);
    peer.attach(RoutingId.of("anna"));
    peer.leave();
    sendTo(socket, "anna", "for anna");
    peer.attach(RoutingId.of("bert"));
    assertNull(peer.receive());
    assertEquals(1, socket.dropped(DropCause.OTHER_IDENTITY));
    assertFalse(sendTo(socket, "anna", "she has gone"));
    shouldPass(socket, peer, "for bert");
  }
}
