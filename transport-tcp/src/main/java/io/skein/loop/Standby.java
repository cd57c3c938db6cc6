package io.skein.loop;

/**
 * What a loop's own thread goes by while its helm is lent: when it looks next, and whether it is to
 * take the helm back.
 *
 * <p>It looks at intervals whether anybody has driven since, less and less often while somebody
 * does, or while he rests in the selector. When nobody has it helps out, and goes on by itself when
 * there is nothing to do, when it has helped out many times in a row, or when nobody has driven for
 * long.
 *
 * <p>Knows no thread and no clock; times are in nanoseconds.
 */
final class Standby {
  static final long SHORTEST_INTERVAL_NANOS = 250_000;
  static final long LONGEST_INTERVAL_NANOS = 2_000_000;

  /** The same while the driver himself rests in the selector. */
  static final long LONGEST_REST_NANOS = 8_000_000;

  /** After so long a rest of the driver it does not look any more until he leaves. */
  static final long LONG_REST_NANOS = 100_000_000;

  /** Who has not driven for so long has lost the habit. */
  static final long HABIT_NANOS = 1_000_000_000;

  /** So often in a row it helps out where each turn shows that it is needed. */
  static final int MOST_VAIN_LOOKS = 8;

  private final long drivesAtBegin;
  private long drives;
  private long drivenAt;
  private long lookAt;
  private long interval = SHORTEST_INTERVAL_NANOS;
  private int vainLooks;
  private long restBegan;
  private boolean rests;
  private boolean isTime;
  private boolean abandoned;
  private boolean gone;

  /** The helm is lent now, and was taken by drivers so often before. */
  Standby(long drives, long now) {
    this.drivesAtBegin = drives;
    this.drives = drives;
    this.drivenAt = now;
    this.lookAt = now + interval;
  }

  /** How long it may rest. */
  long nanosToLook(long now) {
    return lookAt - now;
  }

  /** It looks, perhaps early because it was summoned; the helm was taken so often by now. */
  void look(long drives, long now) {
    isTime = lookAt - now <= 0;
    abandoned = isTime && drives == this.drives;
    gone = abandoned && now - drivenAt >= HABIT_NANOS;
    if (isTime && !abandoned) {
      drivenAt = now;
    }
    if (isTime) {
      this.drives = drives;
      rests &= abandoned;
    }
  }

  /** Whether nobody has driven since the look before. */
  boolean isAbandoned() {
    return abandoned;
  }

  /** Whether the loop's thread, which has just helped out or not, goes on by itself. */
  boolean isOver(Help help) {
    boolean isVain = help == Help.GIVEN && vainLooks >= MOST_VAIN_LOOKS;
    return abandoned && (gone || isVain || help == Help.NOT_NEEDED);
  }

  /** Whether who drove last has lost the habit. */
  boolean isGone() {
    return gone;
  }

  /** Whether anybody has driven since the beginning. */
  boolean wasDriven() {
    return drives != drivesAtBegin;
  }

  /** Nobody has begun to drive since the look before because a driver rests in the selector. */
  void driverRests(long now) {
    if (!rests) {
      rests = true;
      restBegan = drivenAt;
    }
    drivenAt = now;
  }

  /** Whether the driver has rested for so long that he is not looked after any more. */
  boolean isLongRest() {
    return rests && drivenAt - restBegan >= LONG_REST_NANOS;
  }

  /** Whether lending pays: somebody has driven again and again, so many times by now in all. */
  boolean hasPaid(long drives) {
    return drives - drivesAtBegin >= 2;
  }

  /** On to the next look. */
  void goOn(Help help, long now) {
    if (!isTime) {
      return;
    }
    vainLooks = abandoned ? vainLooks + 1 : 0;
    if (rests) {
      interval = Math.min(4 * interval, LONGEST_REST_NANOS);
    } else if (!abandoned || help == Help.NOT_YET) {
      interval = Math.min(2 * interval, LONGEST_INTERVAL_NANOS);
    }
    lookAt = now + interval;
  }
}
