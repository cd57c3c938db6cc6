package io.skein.loop;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The right to drive one half of a connection: one thread at a time has it, nobody waits for it.
 *
 * <pre>
 *              tryTake: true               tryTake: false
 *     FREE ───────────────────▶ DRIVEN ───────────────────▶ DRIVEN_AND_WANTED
 *       ▲     release: true       │ ▲     release: false            │
 *       └─────────────────────────┘ └───────────────────────────────┘
 * </pre>
 *
 * <p>Who is refused leaves a wish behind and goes away. The driver finds the wish at its release,
 * keeps the token, and looks at the half again (or gives it to somebody else to do so): nothing
 * that was published before a refused {@code tryTake} is overlooked. Taking and releasing are full
 * fences, so what one driver wrote into the half the next one sees. Any thread.
 */
final class HalfToken {
  private static final int FREE = 0;
  private static final int DRIVEN = 1;
  private static final int DRIVEN_AND_WANTED = 2;
  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(HalfToken.class, "state", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @SuppressWarnings("unused") // by STATE
  private volatile int state;

  /**
   * Takes the token if nobody has it.
   *
   * @return false when somebody drives; he has been told to look again before he leaves
   */
  boolean tryTake() {
    while (true) {
      if (STATE.compareAndSet(this, FREE, DRIVEN)) {
        return true;
      }
      if (state == DRIVEN_AND_WANTED || STATE.compareAndSet(this, DRIVEN, DRIVEN_AND_WANTED)) {
        return false;
      }
    }
  }

  /**
   * Gives the token back, unless somebody has asked for it meanwhile. Only by who has it.
   *
   * @return false when it was wanted: the caller still has it, the wish is taken as heard, and the
   *     caller must look at the half again before it tries once more
   */
  boolean release() {
    if (STATE.compareAndSet(this, DRIVEN, FREE)) {
      return true;
    }
    state = DRIVEN;
    return false;
  }

  /**
   * Gives the token back in any case. Only by who has it.
   *
   * @return whether it was wanted: the caller must see to it that somebody looks at the half again
   */
  boolean giveUp() {
    return (int) STATE.getAndSet(this, FREE) == DRIVEN_AND_WANTED;
  }

  /**
   * Takes the token for good, however long that takes: a driver who is not this loop is in the
   * midst of one read or write, which does not block.
   */
  void takeForGood() {
    while (!tryTake()) {
      Thread.yield();
    }
  }
}
