package io.skein.socket;

import io.skein.pipe.Errand;
import io.skein.pipe.Errands;
import io.skein.pipe.Lane;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Queue;
import org.jctools.queues.varhandle.MpscUnboundedVarHandleArrayQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whose turn it is to decide for a socket: its lock, its mailbox, and what is done afterwards.
 *
 * <p>An application thread enters, makes one decision and leaves. Everybody else posts mail:
 *
 * <pre>
 *   post:   publish ▶ full fence ▶ try the lock ▶ got it: run the mail
 *   leave:  unlock  ▶ full fence ▶ mailbox empty? no: try the lock again, run the mail
 * </pre>
 *
 * <p>One of the two always sees the other, so no mail is left lying, and nobody who posts ever
 * waits. Bells, unparks, futures and events are errands: noted under the lock, done after it.
 */
final class Turn implements Errand {
  private static final Logger LOG = LoggerFactory.getLogger(Turn.class);

  /** Mail run before other sockets' mail gets its turn on this thread. */
  private static final int MAIL_AT_ONCE = 256;

  private final SocketLock lock = new SocketLock();
  private final Queue<Runnable> mail = new MpscUnboundedVarHandleArrayQueue<>(16);
  private final Runnable beforeLeaving;

  // Guarded by the lock: what this turn has touched. One lane each way is the rule; more are rare.
  // The same lane again is not stored again: in an object that is old that costs a fence.
  private boolean hasPublished;
  private boolean hasRelieved;
  private Lane published;
  private ArrayList<Lane> alsoPublished;
  private Lane relieved;
  private ArrayList<Errand> errandsNoted;

  /**
   * A turn that nobody has.
   *
   * @param beforeLeaving run under the lock at the end of every turn: looks after the waiters
   */
  Turn(Runnable beforeLeaving) {
    this.beforeLeaving = beforeLeaving;
  }

  /** Waits for the turn, which is short. */
  void enter() {
    lock.lock();
  }

  /** Ends the turn, runs mail that came meanwhile, and does what was noted. Holds no lock then. */
  void leave() {
    Errands errands = endTurn(null);
    if (errands != null) {
      errands.runAll();
    }
  }

  /** Leaves {@code letter} and runs it, now or by whoever has the turn. Any thread; never waits. */
  void post(Runnable letter) {
    Errands errands = new Errands();
    post(letter, errands);
    errands.runAll();
  }

  /** As {@link #post(Runnable)}, for a thread that has errands to do anyway. */
  void post(Runnable letter, Errands errands) {
    mail.offer(letter);
    VarHandle.fullFence();
    errands.add(this);
  }

  /** Runs mail if there is some and the turn is free. */
  @Override
  public void run(Errands errands) {
    if (mail.isEmpty() || !lock.tryLock()) {
      return;
    }
    try {
      Runnable letter;
      for (int i = 0; i < MAIL_AT_ONCE && (letter = mail.poll()) != null; i++) {
        runLetter(letter);
      }
    } finally {
      endTurn(errands);
    }
  }

  /**
   * A pattern that fails on a letter must fail neither the others nor the thread that runs them.
   */
  private static void runLetter(Runnable letter) {
    try {
      letter.run();
    } catch (RuntimeException | Error e) {
      LOG.error("A pattern failed on what its socket told it; the socket goes on", e);
    }
  }

  /**
   * Unlocks, and gathers what is to be done afterwards in {@code errands}, made if there is
   * something and it is null. Short, for it is part of every call; what is rare is elsewhere.
   */
  private Errands endTurn(Errands errands) {
    lookAfterWaiters();
    final Lane published = hasPublished ? this.published : null;
    final Lane relieved = hasRelieved ? this.relieved : null;
    final ArrayList<Lane> alsoPublished = this.alsoPublished;
    final ArrayList<Errand> noted = errandsNoted;
    hasPublished = false;
    hasRelieved = false;
    if (alsoPublished != null) {
      this.alsoPublished = null;
    }
    if (noted != null) {
      errandsNoted = null;
    }
    lock.unlock(); // Issues a full fence.
    boolean ringReader = published != null && published.readerSleeps();
    boolean ringWriter = relieved != null && relieved.roomBell().isArmed();
    if (!ringReader && !ringWriter && alsoPublished == null && noted == null && mail.isEmpty()) {
      return errands;
    }
    Errands all = errands != null ? errands : new Errands(ringReader && alsoPublished == null);
    if (ringReader) {
      published.ringReader(all);
    }
    if (ringWriter) {
      relieved.ringWriter(all);
    }
    gather(all, alsoPublished, noted);
    return all;
  }

  /** Whatever happens here, the turn is ended afterwards. */
  private void lookAfterWaiters() {
    try {
      beforeLeaving.run();
    } catch (RuntimeException | Error e) {
      complain(e);
    }
  }

  private static void complain(Throwable cause) {
    try {
      LOG.error("A pattern failed when it was asked for those who wait; the socket goes on", cause);
    } catch (RuntimeException | Error e) {
      // No memory to say it, perhaps: that must not keep the lock.
    }
  }

  private void gather(Errands all, ArrayList<Lane> alsoPublished, ArrayList<Errand> noted) {
    if (alsoPublished != null) {
      ringReaders(alsoPublished, all);
    }
    if (noted != null) {
      noted.forEach(all::add);
    }
    if (!mail.isEmpty()) {
      all.add(this);
    }
  }

  private static void ringReaders(ArrayList<Lane> lanes, Errands errands) {
    for (int i = 0; i < lanes.size(); i++) {
      if (lanes.get(i).readerSleeps()) {
        lanes.get(i).ringReader(errands);
      }
    }
  }

  /** Notes an errand for after the turn. Under the lock. */
  void note(Errand errand) {
    if (errandsNoted == null) {
      errandsNoted = new ArrayList<>();
    }
    errandsNoted.add(errand);
  }

  /** Notes that {@code lane} was written to. Under the lock. */
  void published(Lane lane) {
    if (!hasPublished) {
      hasPublished = true;
      if (published != lane) {
        published = lane;
      }
    } else if (published != lane) {
      publishedToMany(lane);
    }
  }

  /** Notes that {@code lane} was written to, and other lanes with it. Under the lock. */
  void publishedToMany(Lane lane) {
    if (alsoPublished == null) {
      alsoPublished = new ArrayList<>();
    }
    alsoPublished.add(lane);
  }

  /** Notes that {@code lane} was taken from. Under the lock. */
  void relieved(Lane lane) {
    if (!hasRelieved) {
      hasRelieved = true;
      if (relieved != lane) {
        relieved = lane;
      }
    } else if (relieved != lane) {
      note(lane::ringWriter);
    }
  }
}
