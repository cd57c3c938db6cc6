package io.skein.socket;

import io.skein.event.SocketClosedException;
import io.skein.pipe.Errand;
import io.skein.pipe.Errands;
import io.skein.pipe.Lane;
import io.skein.pipe.LaneNotes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Queue;
import java.util.function.BooleanSupplier;
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
 *   leave:  unlock  ▶ full fence ▶ is there mail? yes: try the lock again, run the mail
 * </pre>
 *
 * <p>One of the two always sees the other, so no mail is left lying, and nobody who posts ever
 * waits. Bells, unparks, futures and events are errands: noted under the lock, done after it.
 */
final class Turn extends SocketLock implements Errand, LaneNotes {
  private static final Logger LOG = LoggerFactory.getLogger(Turn.class);

  /** Mail run before other sockets' mail gets its turn on this thread. */
  private static final int MAIL_AT_ONCE = 256;

  private static final VarHandle MAILED;

  static {
    try {
      MAILED = MethodHandles.lookup().findVarHandle(Turn.class, "mailed", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Queue<Runnable> mail = new MpscUnboundedVarHandleArrayQueue<>(16);
  private final BooleanSupplier waiters;

  /** There may be mail. Set after the letter is in, taken back before the letters are run. */
  @SuppressWarnings("unused") // by MAILED
  private boolean mailed;

  /** Why no call is admitted any more; null while the socket is open. Guarded by the lock. */
  private String whyClosed;

  /** Somebody waits for a decision that another's turn makes possible. Guarded by the lock. */
  private boolean awaited;

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
   * @param waiters asked under the lock at the end of a turn since the last {@link #someoneWaits}:
   *     serves those who wait, and says whether somebody still does
   */
  Turn(BooleanSupplier waiters) {
    this.waiters = waiters;
  }

  /** Waits for the turn, which is short. */
  void enter() {
    lock();
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
    MAILED.getAndSet(this, true); // An exchange: who takes it back sees all letters before it.
    VarHandle.fullFence();
    errands.add(this);
  }

  /** Runs mail if there is some and the turn is free. */
  @Override
  public void run(Errands errands) {
    if (!isMailed() || !tryLock()) {
      return;
    }
    try {
      MAILED.getAndSet(this, false); // Whoever's it was: we see his letter.
      Runnable letter;
      for (int i = 0; i < MAIL_AT_ONCE && (letter = mail.poll()) != null; i++) {
        runLetter(letter);
      }
    } finally {
      if (!mail.isEmpty()) {
        MAILED.setOpaque(this, true);
      }
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

  private boolean isMailed() {
    return (boolean) MAILED.getOpaque(this);
  }

  /**
   * Unlocks, and gathers what is to be done afterwards in {@code errands}, made if there is
   * something and it is null. Short, for it is part of every call; what is rare is elsewhere.
   */
  private Errands endTurn(Errands errands) {
    if (awaited) {
      lookAfterWaiters();
    }
    final Lane written = hasPublished ? published : null;
    final Lane read = hasRelieved ? relieved : null;
    hasPublished = false;
    hasRelieved = false;
    if (alsoPublished != null || errandsNoted != null) {
      return endFullTurn(errands, written, read);
    }
    unlock(); // Issues a full fence.
    if ((written == null || !written.readerSleeps())
        && (read == null || !read.writerSleeps())
        && !isMailed()) {
      return errands;
    }
    Errands all =
        errands != null ? errands : new Errands(written != null && written.readerSleeps());
    gather(all, written, read);
    if (isMailed()) {
      all.add(this);
    }
    return all;
  }

  /** As {@link #endTurn}, when several lanes were written to or something else was noted. */
  private Errands endFullTurn(Errands errands, Lane written, Lane read) {
    final ArrayList<Lane> alsoWritten = alsoPublished;
    final ArrayList<Errand> noted = errandsNoted;
    alsoPublished = null;
    errandsNoted = null;
    unlock(); // Issues a full fence.
    boolean mayDrive = written != null && written.readerSleeps() && alsoWritten == null;
    Errands all = errands != null ? errands : new Errands(mayDrive);
    gather(all, written, read);
    if (alsoWritten != null) {
      ringReaders(alsoWritten, all);
    }
    if (noted != null) {
      noted.forEach(all::add);
    }
    if (isMailed()) {
      all.add(this); // Last: others do not wait for up to 256 letters.
    }
    return all;
  }

  /** Whatever happens here, the turn is ended afterwards. */
  private void lookAfterWaiters() {
    try {
      awaited = waiters.getAsBoolean();
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

  private void gather(Errands all, Lane written, Lane read) {
    if (written != null && written.readerSleeps()) {
      written.ringReader(all);
    }
    if (read != null) {
      read.ringWriter(all);
    }
  }

  private static void ringReaders(ArrayList<Lane> lanes, Errands errands) {
    for (int i = 0; i < lanes.size(); i++) {
      if (lanes.get(i).readerSleeps()) {
        lanes.get(i).ringReader(errands);
      }
    }
  }

  /** No call of the application is admitted from now on. Under the lock. */
  void close(String why) {
    whyClosed = why;
  }

  /** Whether the socket is closed. Under the lock. */
  boolean isClosed() {
    return whyClosed != null;
  }

  /**
   * Under the lock.
   *
   * @throws SocketClosedException when the socket is closed
   */
  void checkOpen() {
    if (whyClosed != null) {
      throw new SocketClosedException(whyClosed);
    }
  }

  /**
   * Somebody waits from now on, or watches: he is looked after before turns end. Under the lock.
   */
  void someoneWaits() {
    awaited = true;
  }

  /** Whether somebody may wait or watch. Under the lock. */
  boolean isAwaited() {
    return awaited;
  }

  /** Notes an errand for after the turn. Under the lock. */
  void note(Errand errand) {
    if (errandsNoted == null) {
      errandsNoted = new ArrayList<>();
    }
    errandsNoted.add(errand);
  }

  @Override
  public void published(Lane lane) {
    if (!hasPublished) {
      hasPublished = true;
      if (published != lane) {
        published = lane;
      }
    } else if (published != lane) {
      publishedToMany(lane);
    }
  }

  @Override
  public void publishedToMany(Lane lane) {
    if (alsoPublished == null) {
      alsoPublished = new ArrayList<>();
    }
    alsoPublished.add(lane);
  }

  @Override
  public void relieved(Lane lane) {
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
