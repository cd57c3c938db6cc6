package io.skein.transport;

import io.skein.event.SocketEvent;
import io.skein.message.Endpoint;

/**
 * One endpoint of a socket, as a transport sees it. All methods return at once, never wait for the
 * socket's lock, and may be called by any thread; what they say is heard in the order in which one
 * thread says it.
 */
public interface LinkHost {

  /** What the socket is and wants of its links, as of now; immutable. */
  LinkProfile profile();

  /**
   * Peers can connect now, at {@code resolved}. Called once by a transport that binds, before the
   * first attach and before {@link Transport#bind} returns.
   */
  void listening(Endpoint resolved);

  /**
   * A peer whose handshake is done asks to be joined. The answer is {@link Link#joined} or {@link
   * Link#refused}, perhaps much later; no message moves before. Every attach is followed by exactly
   * one {@link #detached}.
   */
  void attach(Link link, PeerInfo peer);

  /**
   * The link ended: after {@link Link#refused}, {@link Link#finish}, or because the peer or the
   * network ended it. Everything that arrived has been put into the lane; what was taken from the
   * lane and not sent has been given back to it.
   *
   * @param cause one sentence for the event
   */
  void detached(Link link, String cause);

  /** The peer of a link that was asked to prove itself is alive. */
  void alive(Link link);

  /**
   * Whether somebody waits now for a message of this socket: a thread, a future, a handler or a
   * poller. A snapshot; whoever does not wait has something to do, or is not there.
   */
  boolean isAwaited();

  /** Whether messages are queued for a connected endpoint that has no link. A snapshot. */
  boolean hasQueued();

  /** A connector ended for good; nothing follows. */
  void ended(String cause);

  /** Something that the application may want to know. */
  void event(SocketEvent event);
}
