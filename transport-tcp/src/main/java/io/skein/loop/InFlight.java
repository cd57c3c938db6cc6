package io.skein.loop;

/**
 * Where in the stream the messages end that are encoded and whose last byte the channel has not
 * taken, oldest first. A ring, used again and again. Owned by whoever drives the outbound half.
 */
final class InFlight {
  private static final int FIRST_SIZE = 1;

  private long[] endOffsets = new long[FIRST_SIZE];
  private int oldest;
  private int count;

  /** One message more is encoded as a whole and ends there. */
  void encoded(long endOffset) {
    if (count == endOffsets.length) {
      grow();
    }
    endOffsets[(oldest + count++) & (endOffsets.length - 1)] = endOffset;
  }

  /**
   * The channel has taken the stream up to {@code offset}: forgets the messages that end there or
   * before.
   *
   * @return how many those are
   */
  int taken(long offset) {
    int mask = endOffsets.length - 1;
    int gone = 0;
    if (count > 0 && endOffsets[(oldest + count - 1) & mask] <= offset) {
      gone = count; // The rule: the channel has taken all.
    }
    while (gone < count && endOffsets[(oldest + gone) & mask] <= offset) {
      gone++;
    }
    oldest = (oldest + gone) & mask;
    count -= gone;
    return gone;
  }

  /** None is in flight any more. */
  void clear() {
    count = 0;
  }

  private void grow() {
    long[] grown = new long[2 * endOffsets.length];
    for (int i = 0; i < count; i++) {
      grown[i] = endOffsets[(oldest + i) & (endOffsets.length - 1)];
    }
    endOffsets = grown;
    oldest = 0;
  }
}
