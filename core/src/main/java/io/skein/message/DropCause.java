package io.skein.message;

/**
 * Why a message went no further. Every drop is counted under one of these, in the statistics of the
 * socket and in an event.
 */
public enum DropCause {
  /** The queue for that peer was at its high-water mark (PUB-5, XSB-4, ROU-7). */
  HIGH_WATER_MARK,
  /** No peer has the routing id that the message names (ROU-7). */
  UNROUTABLE,
  /** The peer that was to be answered has gone (REP-7). */
  PEER_GONE,
  /** It was queued for a peer, and one with another identity came in its place. */
  OTHER_IDENTITY,
  /** The connection broke and its queue does not outlive it. */
  CONNECTION_LOST,
  /** The endpoint was disconnected or unbound while the message was queued. */
  ENDPOINT_CLOSED,
  /** The socket was closed and its linger time ended. */
  LINGER_EXPIRED,
  /** The message does not have the form that the pattern asks for (REP-9, REQ-3). */
  MALFORMED,
  /** A reply that nobody waits for (REQ-9). */
  UNEXPECTED,
  /** Nobody would have received it: the socket may not receive from this peer (PUB-3). */
  NOT_RECEIVABLE,
  /** It was received and not yet taken when the socket was closed. */
  NOT_TAKEN,
  /** A proxy had received it and could not send it on. */
  NOT_RELAYED
}
