package io.skein.loop;

/**
 * How far a connection has come.
 *
 * <pre>
 *   HANDSHAKE ── READY ──▶ ASKED ── joined ──▶ JOINED ── finish, violation ──▶ DRAINING ──▶ OVER
 *       └──────────────────┴── refused ────────┴── broken, deadline ────────────────────────▶
 * </pre>
 */
enum Phase {
  /** Greeting and handshake are under way. */
  HANDSHAKE,
  /** The socket has been asked whether it wants this peer. */
  ASKED,
  /** Messages flow. */
  JOINED,
  /** Nothing more is sent; what comes is thrown away until the peer has closed, too. */
  DRAINING,
  /** The channel is closed, everybody has been told. */
  OVER
}
