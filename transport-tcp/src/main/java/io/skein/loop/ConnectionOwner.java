package io.skein.loop;

/** Who made a connection. Called by the connection's loop; each at most once, in this order. */
public interface ConnectionOwner {

  /** The handshake is done: the connection is no longer half open. */
  void handshakeDone(Connection connection);

  /** The socket accepted the peer; not called when the connection ends at the same moment. */
  void joined(Connection connection);

  /** The connection is over, its channel closed, its host told. Called even if nothing else was. */
  void ended(Connection connection, Ending ending);
}
