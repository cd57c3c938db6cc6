package io.skein.pipe;

/**
 * The counters of an {@link Account}, which inherits them: fields of a class lie after those of its
 * super, so each side has a cache line of its own.
 */
final class AccountCounters {
  private AccountCounters() {}

  /** The writer's line. */
  abstract static class OfWriter {
    long produced;
    long producedBytes;

    /** Released as the writer last saw it. */
    long releasedSeen;
  }

  /** Between the two. */
  @SuppressWarnings("unused")
  private abstract static class Apart extends OfWriter {
    private long apart1;
    private long apart2;
    private long apart3;
    private long apart4;
    private long apart5;
    private long apart6;
    private long apart7;
    private long apart8;
  }

  /** And the reader's line. */
  abstract static class OfReader extends Apart {
    long released;
    long releasedBytes;
    long polled;
    long polledBytes;

    /** Produced as the reader last saw it. */
    long producedSeen;

    /**
     * What was seen of messages that were looked at ahead: a look without use would be left out.
     */
    int aheadSeen;
  }
}
