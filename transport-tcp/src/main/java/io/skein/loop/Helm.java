package io.skein.loop;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Who runs a loop's turns: the loop's own thread, or a thread of the application that would
 * otherwise wait.
 *
 * <pre>
 *          lend                    tryTake
 *   OWN ─────────▶ LENT ─────────────────────▶ DRIVEN
 *    ▲  takeBack    │ ▲        giveBack           │
 *    └──────────────┘ └───────────────────────────┘
 * </pre>
 *
 * <p>While it is lent the loop's thread stands by ({@link Standby}): it looks at intervals whether
 * somebody has driven since, and takes the helm back when nobody has. So a thread that waits again
 * and again pays for no wake-up, and what it leaves behind when it stops lies for two intervals at
 * most. While a driver rests in the selector it looks less often, every eight milliseconds at the
 * end; when he has rested for long it sleeps, too, until he summons it on leaving.
 *
 * <p>Two threads that wait at once would keep handing the helm to each other: then the loop's own
 * thread has it.
 *
 * <p>Every change of state is a full fence. Who leaves the helm looks for work afterwards; who
 * brings work looks at the state afterwards; one of the two sees the other. Only what came while
 * the loop's thread had the helm, and somebody was told that he may have it, waits until he comes,
 * or for a moment.
 */
final class Helm {
  private static final int OWN = 0;
  private static final int LENT = 1;
  private static final int DRIVEN = 2;

  /**
   * So often in a row the helm is lent to who has the habit and does not come. He may be taking
   * what was read long before: were he given up at once, the loop's thread would go on keeping
   * every queue of his full, and he would never come to wait again.
   */
  private static final int MOST_VAIN_LENDS = 16;

  /** So long whoever was told may need to come: a wake-up. */
  private static final long GRACE_NANOS = Standby.SHORTEST_INTERVAL_NANOS;

  private static final VarHandle STATE;
  private static final VarHandle WAITING;
  private static final VarHandle SUMMONED;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      STATE = lookup.findVarHandle(Helm.class, "state", int.class);
      WAITING = lookup.findVarHandle(Helm.class, "waiting", int.class);
      SUMMONED = lookup.findVarHandle(Helm.class, "summoned", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Thread own;
  private final Asking asking = new Asking();
  private final Askers askers = new Askers();
  private volatile int state = OWN;

  /** How often in a row it was lent in vain. Of the loop's thread. */
  private int vainLends;

  /** Threads between enter and exit. */
  @SuppressWarnings("unused") // by WAITING
  private volatile int waiting;

  /** The latest driver: who has the habit will be back. */
  private volatile Thread driver;

  /** The loop's thread has been unparked and has not heard it yet. */
  @SuppressWarnings("unused") // by SUMMONED
  private volatile boolean summoned;

  /** The loop's thread sleeps without looking. */
  private volatile boolean asleep;

  /** How often the helm was taken by a driver; changed by drivers only. */
  private volatile long drives;

  /** The helm of the loop whose thread is {@code own}, which has it. */
  Helm(Thread own) {
    this.own = own;
  }

  // ---- threads that wait ------------------------------------------------------------------------

  void enter() {
    WAITING.getAndAdd(this, 1);
  }

  /**
   * Waits no more.
   *
   * @param isNeeded whether there is work for the loop's thread
   */
  void exit(BooleanSupplier isNeeded) {
    WAITING.getAndAdd(this, -1);
    if (askers.leave() && state == LENT && isNeeded.getAsBoolean()) {
      summon(); // The loop's thread gives us time to come, and we do not come.
    }
  }

  boolean tryTake() {
    if (state == LENT && STATE.compareAndSet(this, LENT, DRIVEN)) {
      Thread self = Thread.currentThread();
      if (driver != self) {
        driver = self;
      }
      drives++; // Only the one driver writes it.
      askers.came();
      return true;
    }
    return false;
  }

  /**
   * Asks the loop's thread for its helm, where that pays.
   *
   * @return whether it may lend it, and has to be woken for that
   */
  boolean ask() {
    if (state != OWN || isCrowded()) {
      return false;
    }
    boolean pays = asking.pays();
    if (pays) {
      askers.ask();
    } else {
      askers.standBy();
    }
    VarHandle.fullFence();
    return pays;
  }

  boolean isLent() {
    return state == LENT;
  }

  /** Whether the calling thread drives, or was the last to do so. */
  boolean isHabitOfCaller() {
    return state != OWN && driver == Thread.currentThread();
  }

  /**
   * The driver leaves.
   *
   * @param isNeeded whether there is work for the loop's thread; asked after the helm is free
   */
  void giveBack(BooleanSupplier isNeeded) {
    state = LENT;
    if (asleep || isCrowded() || isNeeded.getAsBoolean()) {
      summon();
    }
  }

  /** Whether more than one thread waits: they would keep handing the helm to each other. */
  private boolean isCrowded() {
    return waiting > 1;
  }

  /** Has the loop's thread look now. Any thread. */
  void summon() {
    if (!summoned && SUMMONED.compareAndSet(this, false, true)) {
      LockSupport.unpark(own);
    }
  }

  // ---- the loop's thread ------------------------------------------------------------------------

  /** Whether to {@link #lend}: somebody has asked, and is the only one who waits. */
  boolean isWanted() {
    if (askers.isAsked() && isCrowded()) {
      askers.turnDown();
    }
    return askers.isAsked();
  }

  /** How often the helm was taken by a driver. */
  long drives() {
    return drives;
  }

  /** Whether somebody drives again and again, so that it is worth while to stand by for him. */
  boolean hasHabit() {
    return driver != null;
  }

  /**
   * Lends the helm to who asked for it, and stands by until it is to be had again.
   *
   * @param isNeeded whether there is work that does not wait for a driver
   * @param helpOut one turn by the loop's own thread
   */
  void lendOut(BooleanSupplier isNeeded, Supplier<Help> helpOut) {
    Standby standby = new Standby(drives, System.nanoTime());
    boolean hasTold = lend();
    while (true) {
      if (hasTold) {
        // He will do what there is to do, and has some time to come.
        rest(Math.min(GRACE_NANOS, standby.nanosToLook(System.nanoTime())));
      } else if (state == DRIVEN || !(isNeeded.getAsBoolean() || isCrowded())) {
        rest(standby.nanosToLook(System.nanoTime()));
      }
      hasTold = false;
      long drive = drives;
      standby.look(drive, System.nanoTime());
      Help help = Help.GIVEN;
      if (STATE.compareAndSet(this, LENT, OWN)) {
        if (standby.isAbandoned() || isNeeded.getAsBoolean()) {
          help = helpOut.get();
        }
        if (isCrowded() || standby.isOver(help)) {
          driver = isHabitLost(standby) ? null : driver;
          asking.came(standby.hasPaid(drives));
          return;
        }
        hasTold = lend();
      } else if (standby.isAbandoned()) {
        standby.driverRests(System.nanoTime());
        if (standby.isLongRest()) {
          sleep(drive);
          standby.driverRests(System.nanoTime());
        }
      }
      standby.goOn(help, System.nanoTime());
    }
  }

  private boolean isHabitLost(Standby standby) {
    vainLends = standby.wasDriven() ? 0 : vainLends + 1;
    if (standby.isGone() || vainLends == MOST_VAIN_LENDS) {
      vainLends = 0;
      return true;
    }
    return false;
  }

  /**
   * Frees the helm and tells who waits for it: while it is lent nobody else would serve him. Who is
   * not seen here, because he comes just now, sees that it is free.
   *
   * @return whether somebody was told
   */
  boolean lend() {
    state = LENT;
    return askers.tell();
  }

  private void rest(long nanos) {
    if (nanos > 0 && !summoned) {
      LockSupport.parkNanos(this, nanos);
    }
    summoned = false;
    Thread.interrupted(); // Nobody has business to; it would not rest any more.
  }

  /** Rests until somebody summons, as long as the driver of {@code drive} goes on. */
  private void sleep(long drive) {
    if (maySleep(drive)) {
      LockSupport.park(this);
    }
    asleep = false;
    summoned = false;
    Thread.interrupted();
  }

  /** Says that the loop's thread sleeps, and looks once more whether it may. */
  boolean maySleep(long drive) {
    asleep = true;
    return state == DRIVEN && drives == drive && !summoned;
  }

  /** Whether the loop's thread has been summoned and has not looked yet. */
  boolean isSummoned() {
    return summoned;
  }
}
