package io.skein.pubsub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Frame;
import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.pattern.Pattern;
import io.skein.testkit.DroppingLaws;
import io.skein.testkit.FakePeer;
import io.skein.testkit.FakeSocket;
import io.skein.testkit.PatternContract;
import io.skein.testkit.ReceivingLaws;
import org.junit.jupiter.api.Test;

class XPubPatternTest extends PatternContract implements ReceivingLaws, DroppingLaws {

  @Override
  public Pattern newPattern() {
    return new XPubPattern(false, false, 0);
  }

  @Override
  public SocketType peerType() {
    return SocketType.XSUB;
  }

  @Override
  public void prepare(FakePeer peer) {
    peer.subscribe("");
  }

  @Override
  protected void shouldPass(FakeSocket socket, FakePeer peer, String text) {
    peer.subscribe(text);
    shouldTell(socket, "+" + text, peer);
    assertTrue(socket.trySend(text));
    assertEquals(text, peer.receive().text());
    assertTrue(peer.send(text));
    assertEquals(Message.of(text), socket.pattern().tryReceive());
    peer.cancel(text);
    shouldTell(socket, "-" + text, peer);
  }

  private static void shouldTell(FakeSocket socket, String change, FakePeer peer) {
    assertTrue(socket.pattern().canReceive());
    Frame prefix = Frame.of(change.substring(1));
    Item expected =
        change.charAt(0) == '+'
            ? new Item.Subscribed(prefix, peer.pipe().peer())
            : new Item.Cancelled(prefix, peer.pipe().peer());
    assertEquals(expected, socket.pattern().tryReceive());
  }

  private static void shouldTellNothing(FakeSocket socket) {
    assertFalse(socket.pattern().canReceive());
    assertNull(socket.pattern().tryReceive());
  }

  @Test
  void xpb9ShouldTellOfAPrefixWhenItsFirstSubscriberComesAndItsLastGoes() {
    FakeSocket socket = newSocket();
    FakePeer first = socket.join(SocketType.SUB);
    FakePeer second = socket.join(SocketType.SUB);
    first.subscribe("a");
    first.subscribe("a");
    second.subscribe("a");
    shouldTell(socket, "+a", first);
    first.cancel("a");
    first.cancel("a");
    shouldTellNothing(socket);
    second.cancel("a");
    shouldTell(socket, "-a", second);
    second.cancel("a");
    shouldTellNothing(socket);
  }

  @Test
  void xpb9ShouldTellOfEverythingWhenVerbose() {
    FakeSocket socket = new FakeSocket(new XPubPattern(false, true, 0));
    FakePeer first = socket.join(SocketType.SUB);
    FakePeer second = socket.join(SocketType.SUB);
    first.subscribe("a");
    second.subscribe("a");
    second.subscribe("a");
    second.cancel("a");
    shouldTell(socket, "+a", first);
    shouldTell(socket, "+a", second);
    shouldTell(socket, "+a", second);
    shouldTell(socket, "-a", second);
    first.leave();
    second.cancel("unknown");
    shouldTell(socket, "-a", first);
    shouldTellNothing(socket);
  }

  @Test
  void xpb10ShouldCancelInTheNameOfASubscriberThatDisappears() {
    FakeSocket socket = newSocket();
    FakePeer first = socket.join(SocketType.SUB);
    FakePeer second = socket.join(SocketType.SUB);
    first.subscribe("a");
    first.subscribe("b");
    second.subscribe("b");
    shouldTell(socket, "+a", first);
    shouldTell(socket, "+b", first);
    first.leave();
    shouldTell(socket, "-a", first);
    shouldTellNothing(socket);
    second.leave();
    shouldTell(socket, "-b", second);
    shouldTellNothing(socket);
  }

  @Test
  void shouldTellOfTheEmptyPrefix() {
    FakeSocket socket = newSocket();
    FakePeer peer = socket.join(SocketType.SUB);
    peer.subscribe("");
    shouldTell(socket, "+", peer);
    peer.leave();
    shouldTell(socket, "-", peer);
  }

  /** What one peer does to a prefix undoes nothing that another one did to it. */
  @Test
  void xpb9ShouldTellPeersApartWhenVerboseHoweverManyChangesWait() {
    FakeSocket socket = new FakeSocket(new XPubPattern(false, true, 0));
    FakePeer first = socket.join(SocketType.SUB);
    FakePeer second = socket.join(SocketType.SUB);
    for (int i = 0; i < Announcements.KEPT; i++) {
      first.subscribe("kept");
    }
    first.subscribe("a");
    second.subscribe("a");
    second.cancel("a");
    second.subscribe("b");
    for (int i = 0; i < Announcements.KEPT; i++) {
      shouldTell(socket, "+kept", first);
    }
    shouldTell(socket, "+a", first);
    shouldTell(socket, "+b", second);
    shouldTellNothing(socket);
  }

  @Test
  void shouldHoldNoMoreThanPeersHoldWhenTheApplicationDoesNotReceive() {
    FakeSocket socket = newSocket();
    FakePeer peer = socket.join(SocketType.SUB);
    for (int i = 0; i < Announcements.KEPT / 2; i++) {
      peer.subscribe("kept");
      peer.cancel("kept");
    }
    for (int i = 0; i < 100_000; i++) {
      peer.subscribe("p" + i);
      peer.cancel("p" + i);
    }
    peer.subscribe("last");
    for (int i = 0; i < Announcements.KEPT / 2; i++) {
      shouldTell(socket, "+kept", peer);
      shouldTell(socket, "-kept", peer);
    }
    shouldTell(socket, "+last", peer);
    shouldTellNothing(socket);
  }
}
