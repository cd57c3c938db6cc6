package io.skein.loop;

import io.skein.zmtp.Heartbeat;
import io.skein.zmtp.ZmtpException;
import java.time.Duration;

/**
 * Whether the peer lives: heartbeats on the loop's timers, and proofs of life asked for by the
 * socket. Loop thread only.
 */
final class Pulse implements Runnable {
  /** How long a proof may take where no heartbeat timeout is set. */
  private static final long DEFAULT_PROOF_NANOS = Duration.ofSeconds(10).toNanos();

  private static final long LONG_ENOUGH_NANOS = Duration.ofSeconds(1).toNanos();

  private final EventLoop loop;
  private final Connection connection;
  private final Heartbeat heartbeat;
  private final Conduit conduit;
  private final long proofNanos;
  private final Timer ticks = new Timer(this);

  /** Null unless a proof is awaited, which is rare. */
  private Timer proof;

  private long bytesBefore;
  private long joinedAtNanos;
  private long bytesBeforeJoining;

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
  }

  /** The socket has let the peer in; its messages come after this. */
  void joined() {
    joinedAtNanos = loop.nanoTime();
    bytesBeforeJoining = conduit.bytesRead();
  }

  /** A peer that turned us away as soon as we had joined is no success: see {@link Ending}. */
  boolean hasLived() {
    return conduit.bytesRead() > bytesBeforeJoining
        || loop.nanoTime() - joinedAtNanos >= LONG_ENOUGH_NANOS;
  }

  void start() {
    tick();
  }

  void stop() {
    loop.cancel(ticks);
    forgetProof();
  }

  private void forgetProof() {
    if (proof != null) {
      loop.cancel(proof);
      proof = null;
    }
  }

  /** The host is told as soon as one more byte comes; without one the connection ends in time. */
  void prove() {
    if (proof == null) {
      proof = new Timer(() -> connection.guarded(this::proofTimeIsOver));
      bytesBefore = conduit.bytesRead();
      loop.schedule(proof, loop.nanoTime() + proofNanos);
    }
    heartbeat.requestPing();
    tick();
  }

  /** Whether the peer has been asked for a sign of life that is to be read in time. */
  boolean isAwaiting() {
    return proof != null || heartbeat.isAwaiting();
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
    if (proof == null || conduit.bytesRead() == bytesBefore) {
      return false;
    }
    forgetProof();
    return true;
  }

  /** It is time for a tick. */
  @Override
  public void run() {
    connection.guarded(this::tick);
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
    if (proof != null) {
      connection.end(Ending.Kind.LOST, "The peer was asked for a sign of life and gave none");
    }
  }
}
