package io.skein.loop;

import io.skein.loop.Helm.Help;

/**
 * What a loop's own thread goes by while its helm is lent: when it looks next, and whether it is to
 * take the helm back.
 *
 * <p>It looks at intervals whether anybody has driven since, less and less often while somebody
 * does. When nobody has it helps out, and goes on by itself when there is nothing to do, when it
 * has helped out many times in a row, or when nobody has driven for long.
 *
 * <p>Knows no thread and no clock; times are in nanoseconds.
 */
final class Standby {
  static final long SHORTEST_INTERVAL_NANOS = 250_000;
  static final long LONGEST_INTERVAL_NANOS = 1_000_000;

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

  /** Whether it is not worth while to stand by for who drove last. */
  boolean isHabitLost() {
    return gone || drives == drivesAtBegin;
  }

  /** A driver has rested in the selector until now. */
  void driverRested(long now) {
    drivenAt = now;
  }

  /** On to the next look. */
  void goOn(Help help, long now) {
    if (!isTime) {
      return;
    }
    vainLooks = abandoned ? vainLooks + 1 : 0;
    if (!abandoned || help == Help.NOT_YET) {
      interval = Math.min(2 * interval, LONGEST_INTERVAL_NANOS);
    }
    lookAt = now + interval;
  }
}
