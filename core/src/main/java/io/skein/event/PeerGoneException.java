package io.skein.event;

/**
 * The peer that was asked has gone before it answered: the answer will never come (REQ-8 forbids
 * taking it from anybody else). The socket can be used at once for the next request.
 */
public final class PeerGoneException extends SkeinException {
  private static final long serialVersionUID = 1L;

  /** With that sentence. */
  public PeerGoneException(String message) {
    super(message);
  }
}
