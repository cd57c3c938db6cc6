package io.skein.loop;

import java.nio.channels.SelectionKey;
import java.util.ArrayDeque;

/**
 * How much is read in one turn, and who is served in the next when that was not enough for all.
 *
 * <p>Who drives a loop reads what he is to consume himself. Much that is read ahead from many
 * channels would be out of the processor's cache by then, so a turn ends early, and the channels
 * that had to wait are served in the next ones, before the selector is asked again: it would have
 * to look at all of them each time.
 *
 * <p>A driver that waits for one channel reads from that one first, and for a moment from no other.
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

  /** So long turns are kept to one channel at most, beside what the driver does between them. */
  private static final long KEPT_NANOS = 500_000;

  /** However many wait, the selector is asked in each of so many turns: others become ready. */
  private static final int TURNS_TO_ASK = 16;

  private final ArrayDeque<Registration> waiting = new ArrayDeque<>();

  /** The channel that this turn is kept to, until it is served. */
  private Registration one;

  private boolean keepsToOne;

  /** Whether turns have been kept to one channel, and since when and how many bytes. */
  private boolean kept;

  private long keptSinceNanos;
  private long keptSinceBytes;
  private boolean allAreNext;

  /** Turns for all since the selector was asked. */
  private int unasked;

  private long bytesBefore;
  private boolean exhausted;
  private int served;
  private boolean someLeft;
  private boolean holdsBack;
  private long aheadLeft = ENOUGH;
  private long drivesSeen;
  private long allowedAt;

  /** A turn begins, so many bytes having been read in all. */
  void begin(long bytesRead) {
    bytesBefore = bytesRead;
    keepsToOne = false;
    exhausted = false;
    served = 0;
    someLeft = false;
  }

  /**
   * Keeps the turn to {@code channel}, whose bytes the driver waits for, if that is in order: for a
   * moment, and while little is read. The driver takes what he has read while it is near, and does
   * not look at all the others for it.
   *
   * @return whether the turn is kept to it
   */
  boolean keepToOne(Registration channel, long nowNanos) {
    if (!kept) {
      keptSinceNanos = nowNanos;
      keptSinceBytes = bytesBefore;
    }
    keepsToOne =
        !allAreNext
            && channel.listensFor(SelectionKey.OP_READ)
            && nowNanos - keptSinceNanos < KEPT_NANOS
            && bytesBefore - keptSinceBytes < ENOUGH;
    if (keepsToOne) {
      kept = true;
      one = channel;
      channel.waitsFor |= SelectionKey.OP_READ;
    }
    return keepsToOne;
  }

  /** How many bytes the turn has brought that was kept to one channel; 0 for any other. */
  long bytesOfOne(long bytesRead) {
    return keepsToOne ? bytesRead - bytesBefore : 0;
  }

  /** It has not brought what the driver waits for: the next turn is for all. */
  void oneWasNotEnough() {
    allAreNext = true;
  }

  /** The turn is for all that are ready. */
  void openToAll() {
    kept = false;
    allAreNext = false;
    while (!waiting.isEmpty() && waiting.peek().waitsFor == 0) {
      nextInLine(); // It was served out of turn.
    }
    unasked = waiting.isEmpty() ? 0 : (unasked + 1) % TURNS_TO_ASK;
  }

  /**
   * Whether a channel that is ready for {@code readyOps} is served in this turn, so many bytes
   * having been read in all. If not it waits for its turn.
   */
  boolean mayServe(Registration registration, int readyOps, long bytesRead) {
    if (isEnough(bytesRead)) {
      await(registration, readyOps);
      return false;
    }
    served++;
    return true;
  }

  /** A channel that is ready for {@code readyOps} waits for its turn, after all that do so. */
  void await(Registration registration, int readyOps) {
    if (!registration.isInLine) {
      registration.isInLine = true;
      waiting.add(registration);
    }
    registration.waitsFor |= readyOps;
  }

  /** Whether channels that are ready wait for their turn. */
  boolean hasWaiting() {
    return !waiting.isEmpty();
  }

  /** Whether the selector is asked in this turn. */
  boolean isToAsk() {
    return unasked == 0;
  }

  /**
   * The next of those that wait; null when there is none, or enough bytes have been read by now, or
   * the turn is kept to one that was served.
   */
  Registration nextWaiting(long bytesRead) {
    if (keepsToOne) {
      Registration next = one;
      one = null;
      return next;
    }
    return isEnough(bytesRead) || waiting.isEmpty() ? null : nextInLine();
  }

  private Registration nextInLine() {
    Registration next = waiting.poll();
    next.isInLine = false;
    return next;
  }

  private boolean isEnough(long bytesRead) {
    return bytesRead - bytesBefore >= ENOUGH;
  }

  /** All ready channels have been asked for, and so many bytes have been read in all. */
  void end(long bytesRead) {
    exhausted = isEnough(bytesRead) || served >= MANY;
    if (holdsBack) {
      aheadLeft -= Math.max(bytesRead - bytesBefore, served * (ENOUGH / MANY));
      holdsBack = false;
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
  Help help() {
    if (exhausted || someLeft) {
      return Help.NOT_YET;
    }
    return served > 0 ? Help.GIVEN : Help.NOT_NEEDED;
  }
}
