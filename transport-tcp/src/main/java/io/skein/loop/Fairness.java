package io.skein.loop;

/**
 * How much is read in one turn, and who is served in the next when that was not enough for all.
 *
 * <p>Who drives a loop reads what he is to consume himself. Much that is read ahead from many
 * channels would be out of the processor's cache by then, so a turn ends early, and the channels
 * that had to wait come first in the next turn: laps, in which each ready channel is served once.
 *
 * <p>Used by the one that drives.
 */
final class Fairness {
  /** Bytes read in a turn after which the other channels wait for the next. */
  private static final long ENOUGH = 256 << 10;

  /** So many channels bring enough to do, however little each. */
  private static final int MANY = 64;

  /** So often as much as is enough is read although nobody waits for it. */
  private static final long AHEAD_NANOS = 50_000_000;

  private long bytesBefore;
  private long lap = 1;
  private boolean exhausted;
  private int served;
  private boolean someWait;
  private boolean someLeft;
  private boolean holdsBack;
  private long aheadLeft = ENOUGH;
  private long drivesSeen;
  private long allowedAt;

  /** A turn begins, so many bytes having been read in all. */
  void begin(long bytesRead) {
    bytesBefore = bytesRead;
    exhausted = false;
    served = 0;
    someWait = false;
    someLeft = false;
  }

  /** Whether a ready channel is served in this turn, so many bytes having been read in all. */
  boolean mayServe(Registration registration, long bytesRead) {
    if (registration.lap == lap) {
      return false;
    }
    if (bytesRead - bytesBefore >= ENOUGH) {
      someWait = true;
      return false;
    }
    registration.lap = lap;
    served++;
    return true;
  }

  /** All ready channels have been asked for, and so many bytes have been read in all. */
  void end(long bytesRead) {
    exhausted = bytesRead - bytesBefore >= ENOUGH || served >= MANY;
    if (holdsBack) {
      aheadLeft -= bytesRead - bytesBefore;
      holdsBack = false;
    }
    if (!someWait) {
      lap++;
    }
  }

  /** Whether as much was read in the turn before as is good at once. */
  boolean isExhausted() {
    return exhausted;
  }

  // ---- turns between those of a driver ----------------------------------------------------------

  /**
   * The next turn is one that reads little of what nobody waits for: as much as is enough since
   * somebody drove, or for a while.
   *
   * @param drives how often somebody drove so far
   */
  void holdBack(long drives, long nowNanos) {
    holdsBack = true;
    if (drives != drivesSeen || nowNanos - allowedAt >= AHEAD_NANOS) {
      drivesSeen = drives;
      allowedAt = nowNanos;
      aheadLeft = ENOUGH;
    }
  }

  /** Whether what nobody waits for is left alone now. */
  boolean isHoldingBack() {
    return holdsBack && aheadLeft <= 0;
  }

  /** A ready channel is left alone. */
  void leave() {
    someLeft = true;
  }

  /** What the turn before was good for. */
  Helm.Help help() {
    if (exhausted || someLeft) {
      return Helm.Help.NOT_YET;
    }
    return served > 0 ? Helm.Help.GIVEN : Helm.Help.NOT_NEEDED;
  }
}
