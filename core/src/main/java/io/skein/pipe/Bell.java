package io.skein.pipe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A wake-up on the idle-to-busy edge only.
 *
 * <p>The side that is about to sleep arms the bell, issues a full fence, looks again, and sleeps
 * only if there is still nothing. The side that changes something publishes the change, issues a
 * full fence, and rings the bell if it is armed. One of the two therefore always sees the other: no
 * wake-up is lost, and in a steady stream nobody rings at all.
 */
public class Bell {
  private static final VarHandle ARMED;

  static {
    try {
      ARMED = MethodHandles.lookup().findVarHandle(Bell.class, "armed", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static final Errand NOBODY = errands -> {};

  @SuppressWarnings("unused") // by ARMED
  private boolean armed;

  private volatile Errand errand = NOBODY;

  /** A bell that is not armed and that nobody answers. */
  public Bell() {}

  /** Says what is to be done when the bell rings. Called by the side that arms it. */
  public void onRing(Errand errand) {
    this.errand = errand;
  }

  /** Takes the answering side away: a ring then does nothing. */
  public void nobodyHome() {
    this.errand = NOBODY;
  }

  /** Arms the bell and issues the full fence; the caller must now look again before it sleeps. */
  public void arm() {
    ARMED.setOpaque(this, true);
    VarHandle.fullFence();
  }

  /** Takes the arming back, after the second look found something. */
  public void disarm() {
    ARMED.setOpaque(this, false);
  }

  /** Whether somebody sleeps. The caller has issued a full fence after publishing its change. */
  public boolean isArmed() {
    return (boolean) ARMED.getOpaque(this);
  }

  /**
   * Rings if armed: exactly one ringer of several gets to add the errand. The caller has issued a
   * full fence after publishing its change.
   */
  public void ringIfArmed(Errands errands) {
    if (isArmed() && ARMED.compareAndSet(this, true, false)) {
      errands.add(errand);
    }
  }
}
