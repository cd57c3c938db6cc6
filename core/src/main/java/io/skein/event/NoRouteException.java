package io.skein.event;

/** A mandatory ROUTER has no peer of that routing id, or the queue to it is full (ROU-7). */
public final class NoRouteException extends SkeinException {
  private static final long serialVersionUID = 1L;

  /** With that sentence. */
  public NoRouteException(String message) {
    super(message);
  }
}
