package io.skein.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.SocketType;
import io.skein.pattern.Attachment;
import io.skein.pattern.Pattern;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

/**
 * What every pattern owes to the socket that owns it. A test class of a pattern extends this and
 * implements, besides, the laws of what the pattern can do: {@link ReceivingLaws}, {@link
 * WaitingLaws}, {@link DroppingLaws}.
 */
public abstract class PatternContract {

  /** For subclasses. */
  protected PatternContract() {}

  /** A pattern that no socket has yet. */
  public abstract Pattern newPattern();

  /** A type that the pattern's may talk to. */
  public abstract SocketType peerType();

  /**
   * Lets one message pass between the two, in every direction that the pattern has, and asserts
   * that it did. No other peer is there.
   *
   * @param text what it carries
   */
  protected abstract void shouldPass(FakeSocket socket, FakePeer peer, String text);

  /** A socket of a new pattern. */
  protected final FakeSocket newSocket() {
    return new FakeSocket(newPattern());
  }

  private void shouldBeIdle(FakeSocket socket) {
    assertFalse(socket.pattern().canReceive(), "there is nothing to receive");
  }

  @Test
  void shouldAlwaysAnnounceTheSameType() {
    Pattern pattern = newPattern();
    SocketType type = pattern.type();
    FakeSocket socket = new FakeSocket(pattern);
    FakePeer peer = socket.join(peerType());
    shouldPass(socket, peer, "one");
    assertSame(type, pattern.type());
    assertTrue(type.mayTalkTo(peerType()));
  }

  @Test
  void shouldHaveNothingToReceiveWithoutPeers() {
    FakeSocket socket = newSocket();
    shouldBeIdle(socket);
    socket.connect(peerType());
    shouldBeIdle(socket);
  }

  @Test
  void shouldServeAPeerThatJoinsABoundEndpoint() {
    FakeSocket socket = newSocket();
    FakePeer peer = socket.accept(peerType());
    assertEquals(Attachment.ACCEPTED, peer.attach());
    shouldPass(socket, peer, "one");
    shouldPass(socket, peer, "two");
    shouldBeIdle(socket);
  }

  @Test
  void shouldServeTheNextPeerAfterTheFirstHasGone() {
    FakeSocket socket = newSocket();
    FakePeer first = socket.join(peerType());
    shouldPass(socket, first, "one");
    first.leave();
    FakePeer second = socket.accept(peerType());
    assertEquals(Attachment.ACCEPTED, second.attach());
    shouldPass(socket, second, "two");
    shouldBeIdle(socket);
  }

  @Test
  void shouldServeAPeerThatConnectsAgainAndAgain() {
    FakeSocket socket = newSocket();
    FakePeer peer = socket.connect(peerType());
    for (int i = 0; i < 3; i++) {
      assertEquals(Attachment.ACCEPTED, peer.attach());
      shouldPass(socket, peer, "message " + i);
      peer.leave();
      shouldBeIdle(socket);
    }
    peer.close();
    shouldBeIdle(socket);
  }

  @Test
  void shouldBearAnEndpointThatIsClosedBeforeAnyPeerCame() {
    FakeSocket socket = newSocket();
    socket.connect(peerType()).close();
    FakePeer peer = socket.join(peerType());
    shouldPass(socket, peer, "one");
  }

  @Test
  void shouldBearAnEndpointThatIsClosedWhileItsPeerIsThere() {
    FakeSocket socket = newSocket();
    FakePeer gone = socket.connect(peerType());
    gone.attach();
    shouldPass(socket, gone, "one");
    gone.close();
    FakePeer peer = socket.join(peerType());
    shouldPass(socket, peer, "two");
    assertEquals(0, gone.queued());
    shouldBeIdle(socket);
  }

  @Test
  void shouldBearLateNewsOfPipesThatAreClosed() {
    FakeSocket socket = newSocket();
    FakePeer gone = socket.join(peerType());
    gone.leave();
    assertFalse(socket.pattern().canReceive());
    socket.pattern().readable(gone.pipe());
    socket.pattern().writable(gone.pipe());
    shouldBeIdle(socket);
    shouldPass(socket, socket.join(peerType()), "one");
  }

  @Test
  void shouldForgetPipesThatAreClosedAndDry() {
    FakeSocket socket = newSocket();
    WeakReference<Object> pipe = joinedAndGone(socket);
    shouldBeIdle(socket);
    for (int i = 0; i < 50 && pipe.get() != null; i++) {
      System.gc();
    }
    boolean forgotten = pipe.get() == null;
    assertNotNull(socket.pattern());
    assertTrue(forgotten, "the pattern still holds a pipe that is closed and dry");
  }

  private WeakReference<Object> joinedAndGone(FakeSocket socket) {
    FakePeer peer = socket.join(peerType());
    shouldPass(socket, peer, "one");
    peer.leave();
    return new WeakReference<>(peer.pipe());
  }
}
