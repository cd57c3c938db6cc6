package io.skein.loop;

/** Something to be done later, once or again and again; made once, so that no tick allocates. */
public final class Timer {
  static final int IDLE = -1;

  final Runnable action;
  long deadlineNanos;
  int index = IDLE;

  /** A timer that does not run yet. {@code action} is called by the loop's thread. */
  public Timer(Runnable action) {
    this.action = action;
  }

  /** Whether it waits for its time. Loop thread only. */
  public boolean isScheduled() {
    return index != IDLE;
  }

  /** When it is due; means nothing unless it is scheduled. Loop thread only. */
  public long deadlineNanos() {
    return deadlineNanos;
  }
}
