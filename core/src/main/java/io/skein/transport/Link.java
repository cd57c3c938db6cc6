package io.skein.transport;

import io.skein.message.Peer;

/**
 * One connection, from the end of its handshake to its end, as the socket sees it. All methods
 * return at once and are called by any thread that holds no lock; calls of different threads may
 * overtake each other, so {@link #finish} can come before {@link #joined}.
 */
public interface Link {

  /**
   * The answer to {@link LinkHost#attach}: messages may flow.
   *
   * @param lanes what to read from and write to
   * @param peer what every message received bears
   */
  void joined(Lanes lanes, Peer peer);

  /**
   * The answer to {@link LinkHost#attach}, or a later change of mind: the connection is ended. The
   * peer may try again, so it is sent no ERROR.
   *
   * @param reason one sentence for the event
   */
  void refused(String reason);

  /**
   * For a transport that joins two pipes directly, asked once the link has ended before its socket
   * had joined it: whether the lanes that were offered are the other socket's alone again.
   * Otherwise that socket has given them up, and what is in them ends here.
   */
  default boolean lanesWentBack() {
    return false;
  }

  /**
   * The marks of {@link LinkHost#profile} have changed: for a transport that joins two pipes
   * directly, whose lanes have marks of both sockets.
   */
  default void marksChanged() {}

  /** What a thread that waits for its socket may drive; null for nothing. */
  default Drivable drivable() {
    return null;
  }

  /**
   * The same, for a thread that waits for nothing but this link's messages: does first what brings
   * them.
   */
  default Drivable drivableForReceiving() {
    return drivable();
  }

  /**
   * Asks for a sign of life: {@link LinkHost#alive} is called when any byte arrives from now on;
   * when none does within the heartbeat's time, the connection is ended.
   */
  void prove();

  /**
   * Sends what the outbound lane holds until {@code deadlineNanos} (of the context's clock) at the
   * latest, and ends; {@link LinkHost#detached} follows. A second call with an earlier deadline
   * shortens the first.
   */
  void finish(long deadlineNanos);
}
