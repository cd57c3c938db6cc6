package io.skein.loop;

import io.skein.zmtp.Heartbeat;
import io.skein.zmtp.ZmtpException;
import java.time.Duration;

/**
 * Whether the peer lives: heartbeats on the loop's timers, and proofs of life asked for by the
 * socket. Loop thread only.
 */
final class Pulse {
  /** How long a proof may take where no heartbeat timeout is set. */
  private static final long DEFAULT_PROOF_NANOS = Duration.ofSeconds(10).toNanos();

  private final EventLoop loop;
  private final Connection connection;
  private final Heartbeat heartbeat;
  private final Conduit conduit;
  private final long proofNanos;
  private final Timer ticks;
  private final Timer proof;
  private boolean proofAwaited;
  private long bytesBefore;

  Pulse(
      EventLoop loop,
      Connection connection,
      Heartbeat heartbeat,
      Conduit conduit,
      Duration timeout) {
    this.loop = loop;
    this.connection = connection;
    this.heartbeat = heartbeat;
    this.conduit = conduit;
    this.proofNanos = timeout.isZero() ? DEFAULT_PROOF_NANOS : Nanos.of(timeout);
    this.ticks = new Timer(() -> connection.guarded(this::tick));
    this.proof = new Timer(() -> connection.guarded(this::proofTimeIsOver));
  }

  void start() {
    tick();
  }

  void stop() {
    loop.cancel(ticks);
    loop.cancel(proof);
    proofAwaited = false;
  }

  /** The host is told as soon as one more byte comes; without one the connection ends in time. */
  void prove() {
    if (!proofAwaited) {
      proofAwaited = true;
      bytesBefore = conduit.bytesRead();
      loop.schedule(proof, loop.nanoTime() + proofNanos);
    }
    heartbeat.requestPing();
    tick();
  }

  /**
   * To be called after reading.
   *
   * @return true once for a proof that was awaited and has come
   */
  boolean afterReading() {
    if (heartbeat.isTickWanted()) {
      tick();
    }
    if (!proofAwaited || conduit.bytesRead() == bytesBefore) {
      return false;
    }
    proofAwaited = false;
    loop.cancel(proof);
    return true;
  }

  /**
   * It rests while we do not read and while the channel takes nothing: silence proves nothing then.
   */
  private void tick() {
    long now = loop.nanoTime();
    try {
      long nanos = heartbeat.tick(now, conduit.isReadingBlocked(), conduit.isWritingBlocked());
      if (nanos != Long.MAX_VALUE) {
        loop.schedule(ticks, now + nanos);
      }
    } catch (ZmtpException e) {
      connection.end(Ending.Kind.LOST, e.getMessage());
      return;
    }
    if (conduit.hasOwn() && !conduit.isWritingBlocked()) {
      conduit.write();
    }
  }

  /** A peer that we do not read from, because its messages are not taken, gets one look. */
  private void proofTimeIsOver() throws Exception {
    if (conduit.isReadingBlocked()) {
      conduit.look();
    }
    if (proofAwaited) {
      connection.end(Ending.Kind.LOST, "The peer was asked for a sign of life and gave none");
    }
  }
}
