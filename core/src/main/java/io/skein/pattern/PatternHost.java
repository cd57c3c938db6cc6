package io.skein.pattern;

import io.skein.message.DropCause;
import io.skein.pipe.Pipe;

/** What a pattern may ask of its socket, from within any of its methods. Nothing here blocks. */
public interface PatternHost {

  /** Joins a pipe that the pattern held: messages may flow from now on. */
  void admit(Pipe held);

  /**
   * Ends the connection of a pipe that the pattern held or is asked about, or accepted earlier.
   *
   * @param reason one sentence for the event, naming the rule
   */
  void refuse(Pipe pipe, String reason);

  /**
   * Asks the transport whether the peer of {@code pipe} still lives. If it does, the pattern is not
   * told through {@code pipe} but by {@link Proof#alive}; if it does not, {@link Pattern#detached}
   * is called within the heartbeat's time.
   */
  void prove(Pipe pipe, Proof proof);

  /** Counts messages that no pipe carried. */
  void dropped(DropCause cause, long count);

  /** What a pattern does when a peer has proved itself alive. Called under the socket's lock. */
  @FunctionalInterface
  interface Proof {
    /** The peer answered, or something arrived from it. */
    void alive();
  }
}
