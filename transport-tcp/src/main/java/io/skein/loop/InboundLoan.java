package io.skein.loop;

import io.skein.pipe.Driver;
import java.time.Duration;

/**
 * The inbound half of a joined connection in the hands of threads that wait for a message.
 *
 * <p>As long as nobody waits, the loop listens to the channel and reads. A thread that waits reads
 * itself. Each message that it finds would wake the loop as well, in vain; so the loop, woken for
 * bytes that such a thread has begun to take, stops listening for the time of a {@link Lease}, and
 * renews it as long as it is used.
 *
 * <p>A thread that takes its message and never comes back so delays the reading of what comes after
 * it by one lease at most. A thread that parks, a future and a poller hand back at once.
 */
final class InboundLoan implements Driver {
  private static final long LEASE_NANOS = Duration.ofMillis(2).toNanos();

  private final EventLoop loop;
  private final Connection connection;
  private final Conduit conduit;
  private final InboundDriver inbound;
  private final Runnable reclaim;
  private final Lease lease = new Lease();
  private final Timer leaseTime;
  private volatile boolean open;

  InboundLoan(EventLoop loop, Connection connection, Conduit conduit, InboundDriver inbound) {
    this.loop = loop;
    this.connection = connection;
    this.conduit = conduit;
    this.inbound = inbound;
    this.reclaim = () -> connection.guarded(this::reclaim);
    this.leaseTime = new Timer(() -> connection.guarded(this::leaseEnds));
  }

  // ---- threads that wait
  // ------------------------------------------------------------------------

  @Override
  public boolean drive() {
    if (!open) {
      return false;
    }
    Workbench bench = loop.benches().borrow();
    if (bench == null) {
      return false;
    }
    Outcome outcome;
    try {
      outcome = inbound.driveOnce(bench);
    } catch (Throwable t) {
      loop.execute(() -> connection.failed(t));
      return false;
    } finally {
      loop.benches().giveBack(bench);
    }
    if (outcome == Outcome.BUSY) {
      lease.claim();
    }
    if (outcome == Outcome.CLOSED || outcome == Outcome.BLOCKED || conduit.hasToLook()) {
      loop.execute(reclaim);
    }
    return outcome != Outcome.CLOSED && outcome != Outcome.BLOCKED;
  }

  @Override
  public boolean isLent() {
    return lease.isLent();
  }

  @Override
  public void handBack() {
    if (lease.handBack()) {
      loop.execute(reclaim);
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
    lease.reclaim();
    loop.cancel(leaseTime);
  }

  /**
   * The channel has bytes: whether the loop leaves them to those who have claimed them. The caller
   * reads once more all the same, and does not listen any longer.
   */
  boolean lendIfClaimed() {
    if (!open || !lease.lendIfClaimed()) {
      return false;
    }
    loop.schedule(leaseTime, loop.nanoTime() + LEASE_NANOS);
    return true;
  }

  private void leaseEnds() throws Exception {
    if (!lendIfClaimed()) {
      reclaim();
    }
  }

  private void reclaim() throws Exception {
    lease.reclaim();
    loop.cancel(leaseTime);
    conduit.read();
  }
}
