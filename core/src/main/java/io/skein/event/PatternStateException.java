package io.skein.event;

/** The call is not legal for this socket type now: a second request, a reply without a request. */
public final class PatternStateException extends SkeinException {
  private static final long serialVersionUID = 1L;

  /** With that sentence. */
  public PatternStateException(String message) {
    super(message);
  }
}
