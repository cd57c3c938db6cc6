package io.skein.zmtp;

import io.skein.message.HandshakeFailure;

/**
 * A peer broke a rule, was refused, or fell silent: its connection is over, and no other one. The
 * message is one sentence that names what came and which rule it breaks.
 *
 * <p>Bears no stack trace: a hostile peer decides how many of these are made.
 */
public final class ZmtpException extends Exception {
  private static final long serialVersionUID = 1L;

  private final HandshakeFailure failure;

  /** A rule was broken. Made by the engine only. */
  ZmtpException(String sentence) {
    this(HandshakeFailure.VIOLATION, sentence);
  }

  ZmtpException(HandshakeFailure failure, String sentence) {
    super(sentence, null, false, false);
    this.failure = failure;
  }

  /** What it means where the handshake was not done. */
  public HandshakeFailure failure() {
    return failure;
  }
}
