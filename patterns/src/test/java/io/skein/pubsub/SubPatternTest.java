package io.skein.pubsub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.PatternStateException;
import io.skein.message.Frame;
import io.skein.message.SocketType;
import io.skein.message.Subscription;
import io.skein.pattern.Pattern;
import io.skein.testkit.FakePeer;
import io.skein.testkit.FakeSocket;
import io.skein.testkit.PatternContract;
import io.skein.testkit.ReceivingLaws;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SubPatternTest extends PatternContract implements ReceivingLaws {

  @Override
  public Pattern newPattern() {
    SubPattern pattern = new SubPattern();
    pattern.subscribe(Frame.EMPTY);
    return pattern;
  }

  @Override
  public SocketType peerType() {
    return SocketType.PUB;
  }

  @Override
  protected void shouldPass(FakeSocket socket, FakePeer peer, String text) {
    assertTrue(peer.send(text));
    assertEquals(text, socket.tryReceive().text());
  }

  private final SubPattern sub = new SubPattern();
  private final FakeSocket socket = new FakeSocket(sub, 2);

  private static Subscription to(String prefix) {
    return Subscription.to(Frame.of(prefix));
  }

  private static Subscription cancel(String prefix) {
    return Subscription.cancel(Frame.of(prefix));
  }

  @Test
  void sub1ShouldRefuseToSend() {
    assertFalse(sub.canSend());
    assertThrows(PatternStateException.class, () -> socket.trySend("m"));
  }

  @Test
  void sub4ShouldFilterWhatAPublisherSendsTooMuch() {
    FakePeer peer = socket.join(SocketType.PUB);
    sub.subscribe(Frame.of("a"));
    peer.send("b1");
    assertFalse(sub.canReceive());
    peer.send("a1");
    assertTrue(sub.canReceive());
    assertEquals("a1", socket.tryReceive().text());
    assertEquals(0, socket.droppedInAll());
  }

  @Test
  void sub4ShouldNotDeliverWhatIsCancelledBeforeItIsReceived() {
    FakePeer peer = socket.join(SocketType.PUB);
    sub.subscribe(Frame.of("a"));
    sub.subscribe(Frame.of("b"));
    peer.send("a1");
    peer.send("b1");
    assertTrue(sub.canReceive());
    sub.cancel(Frame.of("a"));
    assertEquals("b1", socket.tryReceive().text());
    assertNull(socket.tryReceive());
  }

  @Test
  void sub5ShouldCountSubscriptionsAndTellPublishersOfTheFirstAndTheLast() {
    FakePeer peer = socket.join(SocketType.PUB);
    sub.subscribe(Frame.of("a"));
    sub.subscribe(Frame.of("a"));
    sub.cancel(Frame.of("a"));
    assertEquals(to("a"), peer.nextSubscription());
    assertNull(peer.nextSubscription());
    sub.cancel(Frame.of("a"));
    sub.cancel(Frame.of("a"));
    assertEquals(cancel("a"), peer.nextSubscription());
    assertNull(peer.nextSubscription());
  }

  @Test
  void xsb7ShouldReplayAllSubscriptionsToEveryPeerThatJoins() {
    Set<Subscription> all = new HashSet<>();
    for (int i = 0; i < 5000; i++) {
      sub.subscribe(Frame.of("p" + i));
      all.add(to("p" + i));
    }
    FakePeer peer = socket.connect(SocketType.PUB);
    for (int i = 0; i < 2; i++) {
      peer.attach();
      Set<Subscription> told = new HashSet<>();
      for (Subscription s = peer.nextSubscription(); s != null; s = peer.nextSubscription()) {
        assertTrue(told.add(s), "told twice: " + s);
      }
      assertEquals(all, told);
      peer.leave();
    }
  }

  @Test
  void xsb7ShouldDiscardWhatWasNotSentBeforeItReplays() {
    FakePeer peer = socket.connect(SocketType.PUB);
    peer.attach();
    sub.subscribe(Frame.of("a"));
    sub.cancel(Frame.of("a"));
    sub.subscribe(Frame.of("b"));
    peer.leave();
    sub.subscribe(Frame.of("c"));
    sub.cancel(Frame.of("b"));
    peer.attach();
    assertEquals(to("c"), peer.nextSubscription());
    assertNull(peer.nextSubscription());
  }
}
