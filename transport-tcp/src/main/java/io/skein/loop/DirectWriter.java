package io.skein.loop;

import io.skein.pipe.Errands;

/**
 * Lets a thread that sends now and then write its message itself: the hand-over to the loop, a
 * wake-up, takes longer than the write.
 *
 * <p>A sender that finds the lane dry rings its bell. It writes itself when the lane has got
 * nothing but this one message since the bell rang last, and something has come from the peer or
 * some time has passed since the last such write to any peer. Otherwise this may be the beginning
 * of a stream, and the loop is rung, which writes many messages at once while the sender goes on.
 *
 * <p>Only for a thread of the application whose turn rang no other bell: who publishes to many has
 * better things to do than to write to each. The clock is read when a bell rings, which is when a
 * system call follows anyhow; in a stream nobody rings.
 */
final class DirectWriter {
  /** Less than this after the last such write another message belongs to the same burst. */
  static final long BURST_NANOS = 10_000;

  private final EventLoop loop;
  private final Fallback fallback;
  private final OutboundDriver outbound;
  private final InboundDriver inbound;
  private volatile boolean open;

  // Of whoever rings. Two that ring at once, a rare case, only blur an estimate.
  private long producedBefore;
  private long readBefore;

  /** Who goes on where a sender cannot. Any thread. */
  interface Fallback {
    /** Has the loop write. */
    void askForWrite();

    /** The channel did not take it. */
    void writingFailed(Throwable cause);
  }

  DirectWriter(EventLoop loop, Fallback fallback, OutboundDriver outbound, InboundDriver inbound) {
    this.loop = loop;
    this.fallback = fallback;
    this.outbound = outbound;
    this.inbound = inbound;
  }

  /** From now on threads may write. The loop's thread. */
  void open() {
    open = true;
  }

  /** From now on only the loop writes. The loop's thread. */
  void close() {
    open = false;
  }

  /** The lane's bell has rung. Any thread; perhaps the one that sends. */
  void rung(Errands errands) {
    if (!isAlone() || !errands.mayDrive() || !open || !write()) {
      fallback.askForWrite();
    }
  }

  private boolean isAlone() {
    long produced = outbound.produced();
    long read = inbound.bytesRead();
    boolean alone =
        produced - producedBefore <= 1
            && (read != readBefore
                || loop.nanoTime() - loop.benches().usedAtNanos() >= BURST_NANOS);
    producedBefore = produced;
    readBefore = read;
    return alone;
  }

  /**
   * Null when there is none, or no memory for one: the bell has rung, and the loop must hear it.
   */
  private Workbench bench() {
    try {
      return loop.benches().borrow();
    } catch (OutOfMemoryError e) {
      return null;
    }
  }

  /** False when the loop has to go on. */
  private boolean write() {
    Workbench bench = bench();
    if (bench == null) {
      return false;
    }
    Outcome outcome;
    try {
      outcome = outbound.driveOnce(bench);
    } catch (Throwable t) {
      fallback.writingFailed(t);
      return true;
    } finally {
      loop.benches().giveBack(bench, loop.nanoTime());
    }
    return outcome == Outcome.IDLE || outcome == Outcome.ELSEWHERE;
  }
}
