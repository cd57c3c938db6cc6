package io.skein.pubsub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Frame;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.message.Subscription;
import io.skein.pattern.Pattern;
import io.skein.testkit.DroppingLaws;
import io.skein.testkit.FakePeer;
import io.skein.testkit.FakeSocket;
import io.skein.testkit.PatternContract;
import io.skein.testkit.ReceivingLaws;
import org.junit.jupiter.api.Test;

class XSubPatternTest extends PatternContract implements ReceivingLaws, DroppingLaws {

  @Override
  public Pattern newPattern() {
    return new XSubPattern();
  }

  @Override
  public SocketType peerType() {
    return SocketType.XPUB;
  }

  @Override
  protected void shouldPass(FakeSocket socket, FakePeer peer, String text) {
    assertTrue(socket.trySend(text));
    assertEquals(text, peer.receive().text());
    assertTrue(peer.send(text));
    assertEquals(text, socket.tryReceive().text());
  }

  @Test
  void xsb1And2ShouldSendSubscriptionsToAllPublishers() {
    FakeSocket socket = newSocket();
    FakePeer first = socket.join(SocketType.XPUB);
    FakePeer second = socket.join(SocketType.XPUB);
    XSubPattern pattern = (XSubPattern) socket.pattern();
    pattern.subscribe(Frame.of("a"));
    pattern.cancel(Frame.of("a"));
    for (FakePeer peer : new FakePeer[] {first, second}) {
      assertEquals(Subscription.to(Frame.of("a")), peer.nextSubscription());
      assertEquals(Subscription.cancel(Frame.of("a")), peer.nextSubscription());
      assertNull(peer.nextSubscription());
    }
  }

  @Test
  void xsb1ShouldTakeSubscriptionsInLibzmqsForm() {
    FakeSocket socket = newSocket();
    FakePeer peer = socket.join(SocketType.XPUB);
    socket.trySend("\u0001a");
    socket.trySend("\u0000a");
    socket.trySend("\u0001");
    assertEquals(Subscription.to(Frame.of("a")), peer.nextSubscription());
    assertEquals(Subscription.cancel(Frame.of("a")), peer.nextSubscription());
    assertEquals(Subscription.to(Frame.EMPTY), peer.nextSubscription());
    assertNull(peer.receive());
    socket.trySend("\u0001a", "more");
    socket.trySend("");
    assertEquals(Message.of("\u0001a", "more"), peer.receive());
    assertEquals(Message.empty(), peer.receive());
  }

  @Test
  void xsb3ShouldSendMessagesToAllPublishersWhateverTheyBeginWith() {
    FakeSocket socket = newSocket();
    FakePeer first = socket.join(SocketType.XPUB);
    FakePeer second = socket.join(SocketType.XPUB);
    ((XSubPattern) socket.pattern()).sendToAll(Message.of("\u0001a"));
    assertEquals(Message.of("\u0001a"), first.receive());
    assertEquals(Message.of("\u0001a"), second.receive());
    assertNull(first.nextSubscription());
  }
}
