package io.skein.event;

/** The socket or its context was closed before or during the call. */
public final class SocketClosedException extends SkeinException {
  private static final long serialVersionUID = 1L;

  /** With that sentence. */
  public SocketClosedException(String message) {
    super(message);
  }
}
