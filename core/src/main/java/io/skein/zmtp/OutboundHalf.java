package io.skein.zmtp;

import java.nio.ByteBuffer;

/** The half of the engine that makes the bytes for the peer. One thread at a time. */
public final class OutboundHalf {
  OutboundHalf() {}

  /**
   * Fills {@code target} until it is full or nothing is left: the engine's own bytes first, then
   * subscriptions, then messages. A frame that does not fit is continued by the next call.
   *
   * @param source not asked before TRAFFIC
   * @return how many bytes were written
   */
  public int fill(ByteBuffer target, Outgoing source) {
    throw new UnsupportedOperationException();
  }

  /** Whether something of the engine's own waits to be filled, or a frame is half encoded. */
  public boolean hasOwn() {
    throw new UnsupportedOperationException();
  }
}
