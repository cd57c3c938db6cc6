package io.skein.loop;

import java.nio.ByteBuffer;

/**
 * What was encoded for one connection and its channel did not take. Much stays in the buffer where
 * it is, which the thread exchanges for a spare one; a little is copied, and so is much when all
 * spare ones are in use, or others get the same bytes. Used by who drives the connection's outbound
 * half.
 */
final class Remainder {
  /** Less than this is copied: that costs less than another buffer, which is cold. */
  private static final int WORTH_KEEPING_IN_PLACE = 16 << 10;

  private static final byte[] NOTHING = {};

  /** With what is left in it; null when what is left was copied, or nothing is. */
  private ByteBuffer inPlace;

  /** Who gets it back. */
  private SpareBuffers spares;

  // What was copied: nothing while the end is 0.
  private byte[] copy = NOTHING;
  private int start;
  private int end;

  /** A buffer with what is left, which is not empty, between its position and its limit. */
  ByteBuffer toWrite(Workbench bench) {
    if (inPlace != null) {
      return inPlace;
    }
    bench.encodedRun().forget();
    return bench.writeBuffer().clear().put(copy, start, end - start).flip();
  }

  /**
   * Keeps what the channel has left of {@code buffer}, which is this one's or that of the bench.
   */
  void keep(ByteBuffer buffer, Workbench bench) {
    int left = buffer.remaining();
    if (buffer == inPlace) {
      return;
    }
    if (end > 0) {
      start = end - left;
    } else if (left >= WORTH_KEEPING_IN_PLACE && bench.exchangeWriteBuffer()) {
      inPlace = buffer;
      spares = bench.spares();
    } else {
      copy(buffer);
    }
  }

  private void copy(ByteBuffer buffer) {
    int left = buffer.remaining();
    if (copy.length < left) {
      copy = new byte[left];
    }
    buffer.get(copy, 0, left);
    start = 0;
    end = left;
  }

  /** Nothing is left. What was copied into is kept for the next time. */
  void clear() {
    if (inPlace != null) {
      spares.giveBack(inPlace);
      inPlace = null;
    }
    end = 0;
  }
}
