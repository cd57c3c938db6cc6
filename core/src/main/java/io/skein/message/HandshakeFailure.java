package io.skein.message;

/** Why a connection ended before its peer joined. */
public enum HandshakeFailure {
  /** The peer sent ERROR: no further attempt is made (ALL-11). */
  REFUSED_BY_PEER,
  /** The peer's security mechanism is not ours (ALL-9). */
  OTHER_MECHANISM,
  /** The two socket types do not talk to each other (ALL-14). */
  INCOMPATIBLE_TYPE,
  /** Our socket did not take the peer: its credentials were denied, or the pattern has no place. */
  REFUSED_BY_US,
  /** The peer broke a rule of the protocol, or speaks another one. */
  VIOLATION,
  /** The connection broke, or the peer did not go on. */
  LOST;

  /** Whether the peer will not have us as we are, although neither broke a rule. */
  public boolean isRefusal() {
    return this == REFUSED_BY_PEER || this == OTHER_MECHANISM || this == INCOMPATIBLE_TYPE;
  }
}
