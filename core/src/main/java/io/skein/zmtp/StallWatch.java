package io.skein.zmtp;

/**
 * How long the channel has taken nothing, and the application nothing, against the limit for that.
 * Made only where there is a limit. Of the thread that ticks.
 */
final class StallWatch {
  private final long limitNanos;
  private final Spell paused = new Spell();
  private final Spell stalled = new Spell();

  StallWatch(long limitNanos) {
    this.limitNanos = limitNanos;
  }

  /** How things are now. */
  void observe(boolean readingPaused, boolean channelStalled, long now) {
    paused.observe(readingPaused, now);
    stalled.observe(channelStalled, now);
  }

  void check(long now) throws ZmtpException {
    if (stalled.hasLasted(limitNanos, now)) {
      throw new ZmtpException(
          "The channel to the peer took no byte for longer than the stall limit of "
              + Heartbeat.millis(limitNanos));
    }
    if (paused.hasLasted(limitNanos, now)) {
      throw new ZmtpException(
          "The application took too little from a full queue for longer than the stall limit of "
              + Heartbeat.millis(limitNanos));
    }
  }

  /** For how long something has been so. */
  private static final class Spell {
    private boolean on;
    private long since;

    void observe(boolean is, long now) {
      if (is && !on) {
        since = now;
      }
      on = is;
    }

    boolean hasLasted(long limit, long now) {
      return on && now - since >= limit;
    }
  }
}
