package io.skein.pipe;

import io.skein.message.RowPool;

/**
 * The fields of a {@link Lane}, which inherits them: fields of a class lie after those of its
 * super, so each side has a cache line of its own, and what both read has one that nobody writes in
 * a stream. All are fields of one object: each object more would be one load more that has to be
 * waited for, and one cold line more in a socket with many peers.
 */
final class LaneFields {
  private LaneFields() {}

  /**
   * Read by both sides for every message, and written when something changes. A lane is its
   * reader's bell, which its writer looks at after every message.
   */
  abstract static class OfBoth extends Bell {
    final Bell roomBell = new Bell();
    final SubscriptionQueue subscriptions = new SubscriptionQueue();
    volatile HighWaterMark mark;
    volatile boolean resumesAtHalf;
    volatile boolean shared;
    volatile boolean forMany;
    RowPool rows;

    @SuppressWarnings("unused") // by a VarHandle of the lane
    volatile boolean oneHasLeft;
  }

  /** A line. Ints, so that no field of another class is put into a hole before it. */
  @SuppressWarnings("unused")
  private abstract static class ApartFromWriter extends OfBoth {
    private int apart1;
    private int apart2;
    private int apart3;
    private int apart4;
    private int apart5;
    private int apart6;
    private int apart7;
    private int apart8;
    private int apart9;
    private int apart10;
    private int apart11;
    private int apart12;
    private int apart13;
    private int apart14;
    private int apart15;
    private int apart16;
    private int apart17;
  }

  /** The writer's line. */
  abstract static class OfWriter extends ApartFromWriter {
    long produced;
    long producedBytes;

    /** Released as the writer last saw it. */
    long releasedSeen;

    /** The latest chunk, and the number of the message in its first slot. */
    Object[] tail;

    long tailStart;

    /** Whether a subscription was ever put in: most lanes have none to look after. */
    boolean hasSubscriptions;
  }

  /** Another. */
  @SuppressWarnings("unused")
  private abstract static class ApartFromReader extends OfWriter {
    private int apart1;
    private int apart2;
    private int apart3;
    private int apart4;
    private int apart5;
    private int apart6;
    private int apart7;
    private int apart8;
    private int apart9;
    private int apart10;
    private int apart11;
    private int apart12;
    private int apart13;
    private int apart14;
    private int apart15;
    private int apart16;
    private int apart17;
  }

  /** And the reader's line. */
  abstract static class OfReader extends ApartFromReader {
    long released;
    long releasedBytes;
    long polled;
    long polledBytes;

    /** Produced as the reader last saw it. */
    long producedSeen;

    /** The chunk of the message that is polled next, likewise. */
    Object[] head;

    long headStart;

    /** The chunk of the oldest message that is not released, likewise. */
    Object[] oldest;

    long oldestStart;

    /**
     * What was seen of messages that were looked at ahead: a look without use would be left out.
     */
    int aheadSeen;
  }
}
