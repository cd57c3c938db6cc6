package io.skein.zmtp;

import java.nio.ByteBuffer;

/** The half of the engine that takes the peer's bytes. One thread at a time. */
public final class InboundHalf {
  InboundHalf() {}

  /**
   * Consumes what it may: everything in TRAFFIC; before that it stops, leaving bytes, when the
   * stage becomes READY and while a decision is awaited. What is left is fed again after {@link
   * ZmtpEngine#open} or {@link ZmtpEngine#resume}.
   *
   * @throws ZmtpException once, when the peer broke a rule; the stage is FAILED then, and the
   *     outbound half may still hold an ERROR to be filled and flushed before closing
   */
  public void feed(ByteBuffer bytes) throws ZmtpException {
    throw new UnsupportedOperationException();
  }

  /** The running mean of a message's size on the wire, in bytes; at least 1. */
  public long meanFrameSize() {
    throw new UnsupportedOperationException();
  }

  /** False when the bytes fed so far end inside a message. */
  public boolean isBetweenMessages() {
    throw new UnsupportedOperationException();
  }
}
