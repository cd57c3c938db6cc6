package io.skein.loop;

import io.skein.pipe.Driver;
import io.skein.pipe.Errands;
import java.time.Duration;

/**
 * The outbound half of a joined connection in the hands of threads that send.
 *
 * <p>Two kinds of traffic are told apart by what happens, without a clock:
 *
 * <ul>
 *   <li>Now and then a message, or one for each that comes: the sender finds the lane dry and its
 *       bell armed, and writes the message itself. When it does so again and again and nothing
 *       comes back, it may be the beginning of a stream, and the loop is rung, which writes many
 *       messages at once. A loop that found one only tells the senders to go on.
 *   <li>A stream that fills the lane: the sender, which would have to wait, writes all that the
 *       lane holds. It need not ring the loop then after each of these writes; the loop looks after
 *       the last, unfinished batch when no sender has come for the time of a watch.
 * </ul>
 */
final class OutboundLoan implements Driver {
  private static final long WATCH_NANOS = Duration.ofMillis(1).toNanos();

  /** Messages that a sender writes one by one, with no answer between, before it rings the loop. */
  private static final int FEWEST_ALONE = 4;

  private static final int MOST_ALONE = 64;

  /** Full lanes in a row that make a stream. */
  private static final int STREAM = 4;

  private final EventLoop loop;
  private final Connection connection;
  private final Conduit conduit;
  private final OutboundDriver outbound;
  private final InboundDriver inbound;
  private final Runnable startWatch;
  private final Timer watch;
  private volatile boolean open;

  // Estimates: races between threads only blur them.
  private int alone;
  private int mostAlone = FEWEST_ALONE;
  private long heard;

  /** Full lanes that senders have written; grows. */
  private volatile int fullLanes;

  private int fullLanesSeen;
  private int fullLanesFound;

  /** The loop looks from time to time, so nobody need ring it. Written by the loop. */
  private volatile boolean watched;

  OutboundLoan(
      EventLoop loop,
      Connection connection,
      Conduit conduit,
      OutboundDriver outbound,
      InboundDriver inbound) {
    this.loop = loop;
    this.connection = connection;
    this.conduit = conduit;
    this.outbound = outbound;
    this.inbound = inbound;
    this.startWatch = () -> connection.guarded(this::startWatch);
    this.watch = new Timer(() -> connection.guarded(this::watchEnds));
  }

  // ---- threads that send
  // ------------------------------------------------------------------------

  /** The lane's writer rang: it may be on its own thread, and then it may write itself. */
  void rung(Errands errands) {
    if (!errands.mayDrive() || !open || !isAlone() || driveOnce(true) == null) {
      conduit.askForWrite();
    }
  }

  private boolean isAlone() {
    long now = inbound.bytesRead();
    if (now != heard) {
      heard = now;
      alone = 0;
    }
    return alone++ < mostAlone;
  }

  /** A sender that found the lane full. */
  @Override
  @SuppressWarnings("NonAtomicOperationOnVolatileField") // one sender waits at the head of the line
  public boolean drive() {
    if (!open) {
      return false;
    }
    Outcome outcome = driveOnce(!watched);
    if (outcome == Outcome.IDLE || outcome == Outcome.BUSY) {
      fullLanes++;
      mostAlone = FEWEST_ALONE;
      alone = FEWEST_ALONE;
      if (!watched && fullLanes % STREAM == 0) {
        loop.execute(startWatch);
      }
    }
    return outcome != null && outcome != Outcome.BLOCKED;
  }

  /** Null when nothing was done. */
  private Outcome driveOnce(boolean arms) {
    Workbench bench = loop.benches().borrow();
    if (bench == null) {
      return null;
    }
    Outcome outcome;
    try {
      outcome = outbound.driveOnce(bench, arms);
    } catch (Throwable t) {
      loop.execute(() -> conduit.writingFailed(t));
      return Outcome.BLOCKED;
    } finally {
      loop.benches().giveBack(bench);
    }
    if (outcome == Outcome.BLOCKED || outcome == Outcome.BUSY) {
      conduit.askForWrite();
    }
    return outcome;
  }

  @Override
  public boolean isLent() {
    return watched;
  }

  @Override
  public void handBack() {
    if (watched) {
      conduit.askForWrite();
    }
  }

  // ---- the loop's thread
  // ------------------------------------------------------------------------

  /** From now on threads may drive. */
  void open() {
    open = true;
  }

  /** From now on only the loop drives. */
  void close() {
    open = false;
    watched = false;
    loop.cancel(watch);
  }

  /** The loop has found so many messages in the lane before it was dry. */
  void loopFound(int messages) {
    if (fullLanes != fullLanesFound) {
      fullLanesFound = fullLanes; // A stream: what senders left to us says nothing.
    } else if (messages > 1) {
      mostAlone = FEWEST_ALONE;
    } else if (messages == 1 && alone >= mostAlone) {
      mostAlone = Math.min(MOST_ALONE, 2 * mostAlone);
      alone = 0;
    }
  }

  private void startWatch() {
    if (open && !watched) {
      watched = true;
      fullLanesSeen = fullLanes;
      loop.schedule(watch, loop.nanoTime() + WATCH_NANOS);
    }
  }

  /** Senders that saw the watch have not armed the bell: the write that follows does. */
  private void watchEnds() {
    if (fullLanes != fullLanesSeen) {
      fullLanesSeen = fullLanes;
      loop.schedule(watch, loop.nanoTime() + WATCH_NANOS);
    } else {
      watched = false;
      conduit.write();
    }
  }
}
