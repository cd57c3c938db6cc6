package io.skein.security;

import java.util.Optional;

/**
 * A mechanism does not let the peer in, or the peer broke its rules. The message is one sentence,
 * for the event on this side only; it never holds a secret.
 *
 * <p>Bears no stack trace: a hostile peer decides how many of these are made.
 */
public final class MechanismException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String errorReason;

  /** Ends the connection without a word: the peer may try again. */
  public MechanismException(String sentence) {
    this(sentence, null);
  }

  private MechanismException(String sentence, String errorReason) {
    super(sentence, null, false, false);
    this.errorReason = errorReason;
  }

  /**
   * Tells the peer ERROR with {@code errorReason} before the connection ends, so that it does not
   * try again (ALL-11).
   *
   * @param errorReason at most 255 visible ASCII characters; a code of three digits where the
   *     peer's credentials were refused
   */
  public static MechanismException withError(String sentence, String errorReason) {
    return new MechanismException(sentence, errorReason);
  }

  /** What the peer is told; empty to tell it nothing. */
  public Optional<String> errorReason() {
    return Optional.ofNullable(errorReason);
  }
}
