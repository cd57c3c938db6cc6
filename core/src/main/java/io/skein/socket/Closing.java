package io.skein.socket;

import io.skein.event.CloseReport;
import io.skein.event.SocketEvent.Unbound;
import io.skein.message.Endpoint;
import io.skein.pipe.Pipe;
import io.skein.transport.Link;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a socket ends: nobody waits any longer, listeners are closed, what is queued may leave within
 * the linger time, and what did not leave is reported.
 *
 * <p>Never hangs, whatever the transports do: when they have not ended a little after the linger
 * time, the socket is closed without them.
 */
final class Closing {
  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  /** What transports get beyond the linger time to say that they have ended. */
  private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final SocketCore core;
  private final CountDownLatch quiet = new CountDownLatch(1);
  private final CountDownLatch reported = new CountDownLatch(1);
  private final Map<Endpoint, Long> undelivered = new HashMap<>();
  private volatile Thread closer;
  private boolean begun;
  private boolean listenersClosed;
  private volatile long deadlineNanos;
  private volatile CloseReport report;

  Closing(SocketCore core) {
    this.core = core;
  }

  /**
   * Closes and reports; a later or concurrent call waits for the first, which is bounded, and gives
   * its report. Only a listener that is told on the closing thread itself gets an empty one.
   */
  CloseReport close(Duration linger) {
    if (begin(linger)) {
      finish();
    }
    if (closer != Thread.currentThread()) {
      awaitUninterrupted(reported, Long.MAX_VALUE);
    }
    return report == null ? new CloseReport(Map.of(), 0) : report;
  }

  /**
   * First half, quick: ends all waits and tells the transports to finish.
   *
   * @return whether this call was the first, whose caller has to call {@link #finish}
   */
  boolean begin(Duration linger) {
    if (!isFirst(linger)) {
      return false;
    }
    // Whatever fails on the way, the others wait for a report.
    tell(this::endWaits);
    tell(this::endEndpoints);
    tell(this::nothingMoreComes);
    return true;
  }

  private boolean isFirst(Duration linger) {
    core.turn.enter();
    try {
      if (begun) {
        return false;
      }
      begun = true;
      closer = Thread.currentThread();
      deadlineNanos = now() + (isInterrupted() ? 0 : Waiting.nanos(linger));
      return true;
    } finally {
      core.turn.leave();
    }
  }

  private void endWaits() {
    core.turn.enter();
    try {
      core.markClosed("The " + core.pattern.type() + " socket was closed during the call");
    } finally {
      core.turn.leave();
    }
  }

  /** Listeners first: a peer that is told to go would come back at once. */
  private void endEndpoints() {
    List<EndpointHost> hosts = hostsNow();
    hosts.stream().filter(host -> host.listener() != null).forEach(this::closeListener);
    finishConnectors(hosts, deadlineNanos);
    finishLinks(deadlineNanos);
  }

  private void nothingMoreComes() {
    core.turn.enter();
    try {
      listenersClosed = true;
      progress();
    } finally {
      core.turn.leave();
    }
  }

  private void closeListener(EndpointHost host) {
    tell(host.listener()::close);
    core.turn.enter();
    core.endpoints.remove(host);
    core.turn.leave();
    core.events.announce(new Unbound(host.endpoint()));
  }

  private static void finishConnectors(List<EndpointHost> hosts, long deadlineNanos) {
    for (EndpointHost host : hosts) {
      if (host.connector() != null) {
        tell(() -> host.connector().finish(deadlineNanos));
      }
    }
  }

  /** A transport that fails keeps neither the others from being told nor the socket from ending. */
  private static void tell(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException | Error e) {
      LOG.error("A transport failed when its socket was closed; the socket ends without it", e);
    }
  }

  private void finishLinks(long deadlineNanos) {
    List<Link> links;
    core.turn.enter();
    try {
      links = core.membership.roster().acceptedLinks();
    } finally {
      core.turn.leave();
    }
    links.forEach(link -> tell(() -> link.finish(deadlineNanos)));
  }

  /** Second half: waits for the transports, at most the linger time, and reports. */
  void finish() {
    boolean interrupted = isInterrupted();
    try {
      if (!interrupted) {
        interrupted = !awaitQuiet();
      }
      if (quiet.getCount() > 0) {
        long now = now(); // An interrupt, or time is up: whatever has not left stays behind.
        finishConnectors(hostsNow(), now);
        finishLinks(now);
        interrupted |= Thread.interrupted();
        awaitUninterrupted(quiet, GRACE_NANOS);
      }
    } finally {
      report();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private List<EndpointHost> hostsNow() {
    core.turn.enter();
    try {
      return core.endpoints.all();
    } finally {
      core.turn.leave();
    }
  }

  /** False when interrupted. */
  private boolean awaitQuiet() {
    try {
      quiet.await(deadlineNanos - now(), TimeUnit.NANOSECONDS);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  /**
   * In the machine's own time: this is what bounds the end when nothing else does, a context's
   * clock that stands still included.
   */
  private static void awaitUninterrupted(CountDownLatch latch, long nanos) {
    boolean interrupted = false;
    long begin = System.nanoTime();
    while (true) {
      try {
        latch.await(nanos - (System.nanoTime() - begin), TimeUnit.NANOSECONDS);
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void report() {
    try {
      count();
    } finally {
      core.membership.census().end();
      core.context.unregister(core);
      closer = null;
      reported.countDown();
    }
  }

  private void count() {
    core.turn.enter();
    try {
      core.membership.roster().addUndelivered(undelivered);
      report = new CloseReport(undelivered, core.membership.roster().dropNotTaken());
    } finally {
      core.turn.leave();
    }
  }

  private long now() {
    return core.context.clock().nanoTime();
  }

  private static boolean isInterrupted() {
    return Thread.currentThread().isInterrupted();
  }

  // ---- in the socket's turn
  // ---------------------------------------------------------------------------

  /** Something has ended: perhaps everything has. */
  void progress() {
    if (listenersClosed && core.endpoints.isEmpty() && core.membership.hasNoLinks()) {
      quiet.countDown();
    }
  }

  /** Whether the report is made: a link that ends later changes nothing of what it says. */
  boolean isReported() {
    return report != null;
  }

  /** While closing: what {@code pipe} still holds will not be delivered. */
  void undelivered(Pipe pipe) {
    long size = pipe.outbound().size();
    if (begun && size > 0) {
      undelivered.merge(pipe.endpoint(), size, Long::sum);
    }
  }
}
