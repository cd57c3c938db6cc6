package io.skein.loop;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Who listens to a channel: the loop, or threads of the application that read it themselves.
 *
 * <pre>
 *                 claim                     lendIfClaimed
 *   LISTENING ──────────────▶ CLAIMED ─────────────────────────▶ LENT ◀────────┐
 *     ▲  ▲                       │                                │ claim      │ lendIfClaimed
 *     │  └── handBack: false ────┘                                ▼            │
 *     └──────────── reclaim ─────────────── LENT, LENT_AND_CLAIMED ────────────┘
 * </pre>
 *
 * <p>One variable, so that a thread which goes away and a loop which lends cannot both believe that
 * the other listens.
 */
final class Lease {
  private static final int LISTENING = 0;
  private static final int CLAIMED = 1;
  private static final int LENT = 2;
  private static final int LENT_AND_CLAIMED = 3;
  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(Lease.class, "state", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @SuppressWarnings("unused") // by STATE
  private volatile int state;

  /**
   * A thread has read messages from the channel itself. Any thread; next to nothing in a stream.
   */
  void claim() {
    int now = state;
    if (now == LISTENING || now == LENT) {
      STATE.compareAndSet(this, now, now + 1);
    }
  }

  /**
   * A thread will not be back soon. Any thread.
   *
   * @return whether the loop does not listen and has to be asked to
   */
  boolean handBack() {
    while (true) {
      int now = state;
      if (now >= LENT) {
        return true;
      }
      if (now == LISTENING || STATE.compareAndSet(this, CLAIMED, LISTENING)) {
        return false;
      }
    }
  }

  /** Whether the loop does not listen. Any thread. */
  boolean isLent() {
    return state >= LENT;
  }

  /** By the loop: stops listening, for as long again, if a thread has claimed the channel since. */
  boolean lendIfClaimed() {
    return STATE.compareAndSet(this, CLAIMED, LENT)
        || STATE.compareAndSet(this, LENT_AND_CLAIMED, LENT);
  }

  /** By the loop: it listens again. */
  void reclaim() {
    state = LISTENING;
  }
}
