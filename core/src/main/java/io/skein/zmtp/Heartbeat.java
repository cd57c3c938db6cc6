package io.skein.zmtp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Decides when to ask the peer for a sign of life, and when to give it up. Pure: time is told to
 * it, and per message nothing is done here.
 *
 * <p>Any byte received, and any byte of messages or subscriptions that the channel took, is a sign
 * of life (ALL-20). All clocks rest while we do not read, for then we cannot see one, and while the
 * channel takes nothing, for then no PING reaches the peer; {@code stallLimitNanos} bounds that.
 * PING is sent to peers of 3.1 only: 3.0 does not know it.
 *
 * <p>{@link #tick} is called by one thread at a time; the halves report from the threads that drive
 * them.
 */
public final class Heartbeat {
  /** How long a peer has to prove itself when no heartbeat timeout is set. */
  private static final long DEFAULT_PROOF_NANOS = 10_000_000_000L;

  private static final VarHandle RECEIVED;
  private static final VarHandle WRITTEN;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      RECEIVED = lookup.findVarHandle(Heartbeat.class, "received", boolean.class);
      WRITTEN = lookup.findVarHandle(Heartbeat.class, "written", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final EngineSettings settings;
  private final EngineState state;
  // Reported by the halves, taken back by tick. Set without a look whether it is set already: that
  // branch would be taken once in seconds, when a compiler has long left it out, and throws the
  // whole way of a message away for it.
  private volatile boolean received;
  private volatile boolean written;
  private volatile boolean proofWanted;
  private volatile boolean tickWanted;
  private volatile long peerTtlNanos;
  // Of the thread that drives the outbound half.
  private boolean fillWasTraffic;
  // Of the thread that ticks.
  private boolean started;
  private long lastSign;
  private long lastReceived;
  private long pingAt;
  private boolean awaiting;
  private boolean proving;

  /** Null where there is no limit. */
  private final StallWatch stall;

  Heartbeat(EngineSettings settings, EngineState state) {
    this.settings = settings;
    this.state = state;
    long limit = settings.stallLimitNanos();
    this.stall = limit > 0 ? new StallWatch(limit) : null;
  }

  /**
   * Looks at what happened since the last call: queues a PING when it is due ({@link
   * OutboundHalf#hasOwn} is true then). The first call is made when the stage has become TRAFFIC.
   *
   * @param nowNanos of a clock whose values mean something only in comparison
   * @param readingPaused whether we do not read now, because the application does not take
   * @param channelTakesNothing whether bytes wait that the channel does not take
   * @return nanoseconds until the next call is needed, at least 1; {@code Long.MAX_VALUE} for none
   * @throws ZmtpException when the peer is given up
   */
  public long tick(long nowNanos, boolean readingPaused, boolean channelTakesNothing)
      throws ZmtpException {
    tickWanted = false;
    if (state.stage() != Stage.TRAFFIC) {
      return Long.MAX_VALUE;
    }
    if (!started) {
      started = true;
      lastSign = nowNanos;
      lastReceived = nowNanos;
    }
    try {
      takeReports(nowNanos, readingPaused, channelTakesNothing);
      if (stall != null) {
        stall.check(nowNanos);
      }
      checkSilence(nowNanos);
    } catch (ZmtpException e) {
      state.fail();
      throw e;
    }
    askWhenDue(nowNanos);
    return Math.max(1, untilNext(nowNanos));
  }

  /**
   * Whether something came up that the last answer of {@link #tick} did not know: ask after {@link
   * InboundHalf#feed} and {@link #requestPing}, and call tick soon when true. Any thread.
   */
  public boolean isTickWanted() {
    return tickWanted;
  }

  /** Whether a PING was queued that nothing has come after. For the thread that ticks. */
  public boolean isAwaiting() {
    return awaiting;
  }

  /** The channel took bytes. Called by whoever drives the outbound half, once per write. */
  public void bytesWritten() {
    // Our own PING in the kernel's buffer proves nothing about the peer.
    if (fillWasTraffic) {
      WRITTEN.setOpaque(this, true);
    }
  }

  /**
   * Asks for a proof of life: the next {@link #tick} queues a PING, and unless a byte arrives
   * within the heartbeat's time (10 s when none is set), a tick after it gives the peer up. A peer
   * of 3.0 cannot be asked, but has the same time. That time runs on while the channel takes
   * nothing, for then the peer may well be gone. Any thread.
   */
  public void requestPing() {
    proofWanted = true;
    tickWanted = true;
  }

  /** From the inbound half, once per feed. */
  void bytesCame() {
    RECEIVED.setOpaque(this, true);
  }

  /** From the inbound half: the peer wants the connection ended after so much silence (ALL-21). */
  void peerAsksFor(int ttlTenths) {
    long nanos = ttlTenths * Wire.TTL_UNIT_NANOS;
    if (nanos != peerTtlNanos) {
      peerTtlNanos = nanos;
      tickWanted = true;
    }
  }

  /** From the outbound half: what the bytes filled last were. */
  void filled(boolean traffic) {
    fillWasTraffic = traffic;
  }

  private void takeReports(long now, boolean readingPaused, boolean channelTakesNothing) {
    // A report that arrives between the look and the reset is one more sign at the same instant.
    boolean came = received;
    if (came) {
      received = false;
    }
    boolean wrote = written;
    if (wrote) {
      written = false;
    }
    if (came || readingPaused) {
      lastReceived = now;
    }
    if (came) {
      proving = false;
    }
    if (came || wrote || readingPaused || channelTakesNothing) {
      lastSign = now;
      awaiting = proving;
    }
    if (readingPaused) {
      pingAt = now;
    }
    if (stall != null) {
      stall.observe(readingPaused, channelTakesNothing && !wrote, now);
    }
  }

  private void checkSilence(long now) throws ZmtpException {
    long timeout = answerTime();
    if (awaiting && timeout > 0 && now - pingAt >= timeout) {
      throw new ZmtpException(
          "The peer gave no sign of life within " + millis(timeout) + " of being asked (RFC 37)");
    }
    long ttl = peerTtlNanos;
    if (ttl > 0 && now - lastReceived >= ttl) {
      throw new ZmtpException(
          "The peer was silent for "
              + millis(ttl)
              + ", the time to live that its own PING asked for (ALL-21)");
    }
  }

  private void askWhenDue(long now) {
    if (proofWanted) {
      proofWanted = false;
      if (!proving) {
        proving = true;
        ask(now);
      }
    } else if (!awaiting && pings() && now - lastSign >= settings.heartbeatIntervalNanos()) {
      ask(now);
    }
  }

  private void ask(long now) {
    state.owePing(state.minorVersion() > 0);
    pingAt = now;
    awaiting = answerTime() > 0;
    lastSign = awaiting ? lastSign : now;
  }

  private boolean pings() {
    return settings.heartbeatIntervalNanos() > 0 && state.minorVersion() > 0;
  }

  private long answerTime() {
    long timeout = settings.heartbeatTimeoutNanos();
    return proving && timeout == 0 ? DEFAULT_PROOF_NANOS : timeout;
  }

  private long untilNext(long now) {
    long next = Long.MAX_VALUE;
    if (awaiting) {
      next = pingAt + answerTime() - now;
    }
    if (pings()) {
      // A sign of life is dated by the look that finds it: looking twice as often dates it better,
      // and keeps the next PING from waiting for the end of a long timeout.
      long interval = settings.heartbeatIntervalNanos();
      long due = awaiting ? next : lastSign + interval - now;
      next = Math.min(due, interval / 2);
    }
    if (peerTtlNanos > 0) {
      next = Math.min(next, lastReceived + peerTtlNanos - now);
    }
    if (stall != null) {
      // A stall begins between two looks: half the limit keeps the error below half of it.
      next = Math.min(next, settings.stallLimitNanos() / 2);
    }
    return next;
  }

  static String millis(long nanos) {
    return nanos / 1_000_000 + " ms";
  }
}
