package io.skein.loop;

import java.time.Duration;

/**
 * How a connection is ended by us: by a deadline, and so that the peer gets what we sent.
 *
 * <p>Closing a channel whose receive buffer holds unread bytes makes the kernel send RST instead of
 * FIN, and RST destroys at the peer what has arrived there and has not been read. So we shut our
 * output, read and throw away until the peer has closed too, for a short time, and only then close.
 * Loop thread only.
 */
final class Farewell {
  private static final long SHORTLY_NANOS = Duration.ofMillis(250).toNanos();

  private final EventLoop loop;
  private final Connection connection;
  private final Timer timer;
  private boolean underWay;
  private long deadlineNanos;
  private Ending.Kind kind = Ending.Kind.FINISHED;
  private String cause = "The time to send what was queued has ended";

  Farewell(EventLoop loop, Connection connection) {
    this.loop = loop;
    this.connection = connection;
    this.timer = new Timer(this::end);
  }

  /** Whether the connection is to end as soon as everything is sent. */
  boolean isUnderWay() {
    return underWay;
  }

  /** All that the lane holds is to be sent by then; an earlier deadline shortens a later one. */
  void finishBy(long deadlineNanos) {
    if (!underWay || deadlineNanos - this.deadlineNanos < 0) {
      this.deadlineNanos = deadlineNanos;
    }
    underWay = true;
    atTheLatest(deadlineNanos);
  }

  /** The same for a peer that has not joined: the answer may be on its way, but not for long. */
  void finishUnlessJoined(long deadlineNanos) {
    finishBy(deadlineNanos);
    atTheLatest(loop.nanoTime() + SHORTLY_NANOS);
  }

  /** The answer has come. */
  void joined() {
    if (underWay) {
      loop.schedule(timer, deadlineNanos);
    }
  }

  /** Nothing more is to be sent; the connection ends soon, and that is why. */
  void drain(Ending.Kind kind, String cause) {
    this.kind = kind;
    this.cause = cause;
    atTheLatest(loop.nanoTime() + SHORTLY_NANOS);
  }

  /** Ends the connection now. */
  void end() {
    connection.end(kind, cause);
  }

  void stop() {
    loop.cancel(timer);
  }

  private void atTheLatest(long deadlineNanos) {
    if (!timer.isScheduled() || deadlineNanos - timer.deadlineNanos() < 0) {
      loop.schedule(timer, deadlineNanos);
    }
  }
}
