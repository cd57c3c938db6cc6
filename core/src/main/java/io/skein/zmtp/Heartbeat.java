package io.skein.zmtp;

/** Decides when to ask the peer for a sign of life, and when to give it up. */
public final class Heartbeat {
  Heartbeat() {}

  /**
   * Looks at what happened since the last call: queues a PING when it is due.
   *
   * @param readingPaused whether we do not read now, because the application does not take
   * @param channelTakesNothing whether bytes wait that the channel does not take
   * @return nanoseconds until the next call is needed; {@code Long.MAX_VALUE} for never
   * @throws ZmtpException when the peer is given up
   */
  public long tick(long nowNanos, boolean readingPaused, boolean channelTakesNothing)
      throws ZmtpException {
    throw new UnsupportedOperationException();
  }

  /** The channel took bytes. Called by whoever drives the outbound half. */
  public void bytesWritten() {
    throw new UnsupportedOperationException();
  }

  /** Asks for a sign of life soon: the next {@link #tick} queues a PING. Any thread. */
  public void requestPing() {
    throw new UnsupportedOperationException();
  }
}
