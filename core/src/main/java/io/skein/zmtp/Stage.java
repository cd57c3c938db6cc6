package io.skein.zmtp;

/** How far a connection has come. Only ever goes forward, or to {@link #FAILED}. */
public enum Stage {
  /** The 64 bytes of either side are under way. */
  GREETING,
  /** The mechanism exchanges its commands. */
  HANDSHAKE,
  /** The handshake is done; nothing moves until {@link ZmtpEngine#open}. */
  READY,
  /** Messages, subscriptions and heartbeats flow. */
  TRAFFIC,
  /** A rule was broken, by the peer or by silence; the connection is to be closed. */
  FAILED
}
