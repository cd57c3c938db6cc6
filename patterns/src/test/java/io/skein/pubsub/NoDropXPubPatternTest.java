package io.skein.pubsub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Item;
import io.skein.message.SocketType;
import io.skein.pattern.Pattern;
import io.skein.testkit.FakePeer;
import io.skein.testkit.FakeSocket;
import io.skein.testkit.PatternContract;
import io.skein.testkit.WaitingLaws;

class NoDropXPubPatternTest extends PatternContract implements WaitingLaws {

  @Override
  public Pattern newPattern() {
    return new XPubPattern(true, false, 0);
  }

  @Override
  public SocketType peerType() {
    return SocketType.XSUB;
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
    assertInstanceOf(Item.Subscribed.class, socket.pattern().tryReceive());
    assertTrue(socket.trySend(text));
    assertEquals(text, peer.receive().text());
    peer.cancel(text);
    assertInstanceOf(Item.Cancelled.class, socket.pattern().tryReceive());
  }
}
