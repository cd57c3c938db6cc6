package io.skein.loop;

import java.util.Arrays;

/**
 * Where in the stream the messages end that were encoded for one write, oldest first. One for all
 * connections that a thread drives, and therefore near; what the channel does not take of a write
 * is kept by the connection.
 */
final class InFlight {
  /** Nothing is in flight. */
  static final long[] NOTHING = {};

  private long[] endOffsets = new long[16];
  private int count;

  /** The next write: what was kept of the one before. */
  void begin(long[] kept) {
    if (kept.length > endOffsets.length) {
      endOffsets = new long[kept.length];
    }
    System.arraycopy(kept, 0, endOffsets, 0, kept.length);
    count = kept.length;
  }

  /** One message more is encoded as a whole and ends there. */
  void encoded(long endOffset) {
    if (count == endOffsets.length) {
      endOffsets = Arrays.copyOf(endOffsets, 2 * count);
    }
    endOffsets[count++] = endOffset;
  }

  /** How many messages end at {@code offset} or before, up to where the channel has taken all. */
  int taken(long offset) {
    if (count > 0 && endOffsets[count - 1] <= offset) {
      return count; // The rule: the channel has taken all.
    }
    int taken = 0;
    while (taken < count && endOffsets[taken] <= offset) {
      taken++;
    }
    return taken;
  }

  /** The others, without the {@code taken} oldest. */
  long[] rest(int taken) {
    return taken == count ? NOTHING : Arrays.copyOfRange(endOffsets, taken, count);
  }
}
