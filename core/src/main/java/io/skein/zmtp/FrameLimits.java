package io.skein.zmtp;

/**
 * How much one peer may make us hold, looked at before any memory is taken. One connection, one
 * thread.
 */
final class FrameLimits {
  /** What arrays of the JVM can hold for certain. */
  private static final long ARRAY_MAX = Integer.MAX_VALUE - 8;

  private final boolean handshake;
  private final boolean sealed;
  private final long maxMessageSize;
  private long messageSize;

  private FrameLimits(boolean handshake, boolean sealed, long maxMessageSize) {
    this.handshake = handshake;
    this.sealed = sealed;
    this.maxMessageSize = maxMessageSize > 0 ? maxMessageSize : Long.MAX_VALUE;
  }

  static FrameLimits handshake() {
    return new FrameLimits(true, false, 0);
  }

  /**
   * After the handshake.
   *
   * @param maxMessageSize 0 for any
   * @param sealed whether what a frame is stands inside it only, so that all count as messages'
   */
  static FrameLimits traffic(long maxMessageSize, boolean sealed) {
    return new FrameLimits(false, sealed, maxMessageSize);
  }

  /** Lets a frame in that continues the message, or a command. */
  void admit(int flags, long size) throws ZmtpException {
    if ((flags & Wire.COMMAND) != 0 && !sealed) {
      admitCommand(size);
      return;
    }
    if (handshake) {
      throw new ZmtpException(
          "The peer sent a message before the end of the handshake, when only commands may travel"
              + " (RFC 37)");
    }
    boolean fits = size <= maxMessageSize - messageSize - Wire.FRAME_COST;
    if (size > ARRAY_MAX && (fits || maxMessageSize == Long.MAX_VALUE)) {
      throw new ZmtpException(
          "The peer announced a frame of " + size + " bytes, more than an array can hold");
    }
    if (!fits) {
      throw tooLarge(size);
    }
    messageSize += size + Wire.FRAME_COST;
  }

  /** Lets the body of a command in. */
  void admitCommand(long size) throws ZmtpException {
    int max = handshake ? Wire.HANDSHAKE_COMMAND_MAX : Wire.COMMAND_MAX;
    if (size > max) {
      throw new ZmtpException(
          "The peer announced a command of "
              + size
              + " bytes, and a command "
              + (handshake ? "of the handshake" : "after the handshake")
              + " has at most "
              + max);
    }
  }

  private ZmtpException tooLarge(long size) {
    return new ZmtpException(
        "The peer announced a frame of "
            + size
            + " bytes after "
            + messageSize
            + " of the same message, and the limit maxMessageSize is "
            + maxMessageSize
            + " with "
            + Wire.FRAME_COST
            + " for each frame");
  }

  /** Whether no message of one short frame can be too large. */
  boolean admitsAnyShort() {
    return Wire.SHORT_SIZE_MAX + Wire.FRAME_COST <= maxMessageSize;
  }

  /** The message is whole. */
  void messageEnded() {
    messageSize = 0;
  }

  /** A frame let in was, when opened, no part of the message. */
  void forget(long size) {
    messageSize -= size + Wire.FRAME_COST;
  }
}
