package io.skein.security;

import java.util.concurrent.Executor;

/**
 * How one side of a connection proves and checks who is there: NULL, PLAIN ({@link Mechanisms}), or
 * your own. Immutable and shared by all connections of a socket; any thread.
 */
public interface Mechanism {
  /** The version of the mechanism interfaces; raised when an implementation has to change. */
  int SPI_VERSION = 1;

  /**
   * The name in the greeting: 1 to 20 of the characters A to Z, 0 to 9, {@code - _ . +}. Both sides
   * must say the same (ALL-9).
   */
  String name();

  /** Whether this side lets in, and the other asks; false for mechanisms without roles (ALL-22). */
  boolean asServer();

  /**
   * The handshake of one connection. Must not block.
   *
   * @param peer who is at the other end
   * @param metadata our properties, encoded, to be told to the peer once it may know them
   */
  MechanismSession newSession(RemotePeer peer, byte[] metadata);

  /**
   * This mechanism for a socket whose user code runs on {@code callbacks}: an authenticator must
   * not keep a connection's thread. A mechanism without user code is itself.
   */
  default Mechanism callingBackOn(Executor callbacks) {
    return this;
  }
}
