package io.skein.event;

import io.skein.message.DropCause;
import io.skein.message.Endpoint;
import io.skein.message.HandshakeFailure;
import io.skein.message.Peer;
import java.time.Duration;
import java.util.Optional;

/**
 * What happened on one endpoint of a socket. The socket lives on after each of these.
 *
 * <pre>
 *   bind:     Listening ──▶ Accepted ──▶ PeerJoined ──▶ PeerLeft      Unbound
 *   connect:  Connecting ─▶ Connected ─▶ PeerJoined ──▶ PeerLeft ─┐   Disconnected
 *                 ▲    └──▶ ConnectFailed ─────────────────┐      │
 *                 └──────── RetryScheduled ◀───────────────┴──────┘
 *   either:   HandshakeFailed, Dropped, EventsLost
 * </pre>
 */
public sealed interface SocketEvent {

  /** The endpoint of this socket that it happened on; a wildcard is resolved. */
  Endpoint endpoint();

  /** The peer, once its handshake was done. */
  default Optional<Peer> peerIfKnown() {
    return Optional.empty();
  }

  /** Why, in one sentence; empty for events that need no reason. */
  default String cause() {
    return "";
  }

  /** A bound endpoint takes connections from now on. */
  record Listening(Endpoint endpoint) implements SocketEvent {}

  /** A bound endpoint was closed, by unbind() or by close(). */
  record Unbound(Endpoint endpoint) implements SocketEvent {}

  /**
   * A connection came in; its handshake begins.
   *
   * @param address where it came from
   */
  record Accepted(Endpoint endpoint, String address) implements SocketEvent {}

  /** A connection that came in could not be taken: too many open files, say. */
  record AcceptFailed(Endpoint endpoint, String cause) implements SocketEvent {}

  /** A connection attempt begins. */
  record Connecting(Endpoint endpoint) implements SocketEvent {}

  /**
   * A connection attempt reached a listener; its handshake begins.
   *
   * @param address where the peer is
   */
  record Connected(Endpoint endpoint, String address) implements SocketEvent {}

  /** A connection attempt came to nothing; another one follows. */
  record ConnectFailed(Endpoint endpoint, String cause) implements SocketEvent {}

  /**
   * The next attempt is on its way.
   *
   * @param delay how long until then
   */
  record RetryScheduled(Endpoint endpoint, Duration delay) implements SocketEvent {}

  /**
   * The connection ended before the peer joined.
   *
   * @param address where the peer is
   * @param cause one sentence
   * @param failure what kind of failure it was
   */
  record HandshakeFailed(Endpoint endpoint, String address, String cause, HandshakeFailure failure)
      implements SocketEvent {

    /** True when no further attempt is made: the peer sent ERROR (ALL-11). */
    public boolean permanent() {
      return failure == HandshakeFailure.REFUSED_BY_PEER;
    }
  }

  /** The handshake is done and the pattern accepted the peer: messages flow. */
  record PeerJoined(Endpoint endpoint, Peer peer) implements SocketEvent {
    @Override
    public Optional<Peer> peerIfKnown() {
      return Optional.of(peer);
    }
  }

  /** The connection to a peer that had joined ended. */
  record PeerLeft(Endpoint endpoint, Peer peer, String cause) implements SocketEvent {
    @Override
    public Optional<Peer> peerIfKnown() {
      return Optional.of(peer);
    }
  }

  /** A connected endpoint was given up: by disconnect(), by close(), or after a peer's ERROR. */
  record Disconnected(Endpoint endpoint, String cause) implements SocketEvent {}

  /**
   * Messages went no further. Drops of one cause and pipe that follow each other while a listener
   * is busy are told in one event.
   *
   * @param peer who should have had them, or sent them; null when nobody is known
   * @param why the rule
   * @param count how many messages
   */
  record Dropped(Endpoint endpoint, Peer peer, DropCause why, long count) implements SocketEvent {
    @Override
    public Optional<Peer> peerIfKnown() {
      return Optional.ofNullable(peer);
    }

    @Override
    public String cause() {
      return why.name();
    }
  }

  /**
   * The listener was too slow.
   *
   * @param count how many events it did not get
   */
  record EventsLost(Endpoint endpoint, long count) implements SocketEvent {
    @Override
    public String cause() {
      return "The listener was too slow: " + count + " events were not delivered";
    }
  }
}
