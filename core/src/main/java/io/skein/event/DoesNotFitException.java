package io.skein.event;

import io.skein.message.Item;

/**
 * What was received is not one frame that fits into the buffer it was to be copied into, or the
 * buffer takes no bytes. It is not lost: {@link #received} has it, and the buffer's position is as
 * it was.
 */
public final class DoesNotFitException extends SkeinException {
  private static final long serialVersionUID = 1L;

  private final transient Item received;

  /** With that sentence; {@code cause} may be null. */
  public DoesNotFitException(String message, Item received, Throwable cause) {
    super(message, cause);
    this.received = received;
  }

  /** What was received; null only after serialization. */
  public Item received() {
    return received;
  }
}
