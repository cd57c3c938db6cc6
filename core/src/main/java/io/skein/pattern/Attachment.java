package io.skein.pattern;

/** A pattern's answer to a peer that asks to be joined. */
public enum Attachment {
  /** Messages may flow at once. */
  ACCEPTED,
  /** Not this peer: its connection is ended, with an event that says why. */
  REFUSED,
  /**
   * Not yet: another peer stands in the way and has to prove itself alive, or go. The pattern
   * answers later through {@link PatternHost#admit} or {@link PatternHost#refuse}.
   */
  HELD
}
