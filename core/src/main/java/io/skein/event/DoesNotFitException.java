package io.skein.event;

import io.skein.message.Item;

/**
 * What was received is not one frame that fits into the buffer it was to be copied into. It is not
 * lost: {@link #received} has it, and the buffer is as it was.
 */
public final class DoesNotFitException extends SkeinException {
  private static final long serialVersionUID = 1L;

  private final transient Item received;

  /** With that sentence. */
  public DoesNotFitException(String message, Item received) {
    super(message);
    this.received = received;
  }

  /** What was received; null only after serialization. */
  public Item received() {
    return received;
  }
}
