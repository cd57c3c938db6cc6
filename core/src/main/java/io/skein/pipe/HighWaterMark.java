package io.skein.pipe;

/**
 * How much one lane may hold.
 *
 * @param messages whole messages at most; 0 for any number
 * @param bytes no message is taken in while the payloads held come to this or more; 0 for any
 *     number
 */
public record HighWaterMark(int messages, long bytes) {
  /** No bound at all. */
  public static final HighWaterMark NONE = new HighWaterMark(0, 0);

  /**
   * Takes the marks as they are.
   *
   * @throws IllegalArgumentException when one of them is negative
   */
  public HighWaterMark {
    if (messages < 0 || bytes < 0) {
      throw new IllegalArgumentException(
          "A high-water mark is 0 (unbounded) or more, not "
              + (messages < 0 ? messages + " messages" : bytes + " bytes"));
    }
  }

  /** A mark in messages alone. */
  public static HighWaterMark ofMessages(int messages) {
    return new HighWaterMark(messages, 0);
  }

  /** The same bytes and another number of messages. */
  public HighWaterMark withMessages(int messages) {
    return new HighWaterMark(messages, bytes);
  }

  /** The same number of messages and other bytes. */
  public HighWaterMark withBytes(long bytes) {
    return new HighWaterMark(messages, bytes);
  }

  /** Both marks together, as a lane that has no transport between its ends holds: 0 wins. */
  public HighWaterMark plus(HighWaterMark other) {
    return new HighWaterMark(
        messages == 0 || other.messages == 0
            ? 0
            : (int) Math.min(Integer.MAX_VALUE, (long) messages + other.messages),
        bytes == 0 || other.bytes == 0 ? 0 : bytes + other.bytes);
  }
}
