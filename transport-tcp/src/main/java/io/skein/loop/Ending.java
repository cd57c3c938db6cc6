package io.skein.loop;

/**
 * How a connection ended.
 *
 * @param kind whose doing it was
 * @param cause one sentence
 * @param lived whether the peer had joined, and then sent something or stayed for a second: only
 *     then is the next attempt made as if it were the first
 */
public record Ending(Kind kind, String cause, boolean lived) {

  /** Whose doing it was. */
  public enum Kind {
    /** We wanted it so, and everything that could be sent was sent. */
    FINISHED,
    /** Our socket did not want this peer. */
    REFUSED,
    /** The peer, the network or silence; another attempt makes sense. */
    LOST,
    /** One side broke the rules of the protocol in the other's eyes; little has changed soon. */
    VIOLATION,
    /** The peer sent ERROR: another attempt is of no use (ALL-11). */
    PERMANENT
  }
}
