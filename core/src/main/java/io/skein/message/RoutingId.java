package io.skein.message;

/**
 * The name of a peer towards a ROUTER: 1 to 255 bytes (ROU-1, ROU-2).
 *
 * <p>Ids that begin with a zero byte are kept for those that a socket makes for peers that announce
 * none: a zero byte and four more (ROU-9).
 *
 * @param frame the bytes, as they stand in front of a routed message
 */
public record RoutingId(Frame frame) {
  /** The largest number of bytes. */
  public static final int MAX_SIZE = 255;

  /**
   * Takes the frame as it is.
   *
   * @throws IllegalArgumentException when it has no bytes or more than {@link #MAX_SIZE}
   */
  public RoutingId {
    if (frame.size() < 1 || frame.size() > MAX_SIZE) {
      throw new IllegalArgumentException(
          "A routing id has 1 to " + MAX_SIZE + " bytes, not " + frame.size() + " (ROU-1)");
    }
  }

  /** The id of these characters in UTF-8. */
  public static RoutingId of(String text) {
    return new RoutingId(Frame.of(text));
  }

  /** The id of a copy of these bytes. */
  public static RoutingId of(byte[] bytes) {
    return new RoutingId(Frame.of(bytes));
  }

  /** The id that a socket makes for a peer without one: a zero byte and {@code number}. */
  public static RoutingId generated(int number) {
    return new RoutingId(
        Frame.wrap(
            new byte[] {
              0,
              (byte) (number >>> 24),
              (byte) (number >>> 16),
              (byte) (number >>> 8),
              (byte) number
            }));
  }

  /** Whether a socket made this id (it begins with a zero byte). */
  public boolean isGenerated() {
    return frame.byteAt(0) == 0;
  }

  /**
   * Whether a peer of this id may be the one that had the other id before: the ids are equal, or
   * both were made for peers that announce none. What is queued for somebody else is not for it.
   */
  public boolean mayBe(RoutingId before) {
    return equals(before) || (isGenerated() && before.isGenerated());
  }

  @Override
  public String toString() {
    return frame.toString();
  }
}
