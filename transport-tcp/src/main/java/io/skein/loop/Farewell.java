package io.skein.loop;

import java.io.IOException;
import java.nio.ByteBuffer;
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
  private static final long DRAIN_NANOS = Duration.ofMillis(250).toNanos();

  private final EventLoop loop;
  private final Connection connection;
  private final Timer timer;
  private boolean underWay;
  private Ending.Kind kind = Ending.Kind.FINISHED;
  private String cause = "The socket ended the connection";

  Farewell(EventLoop loop, Connection connection) {
    this.loop = loop;
    this.connection = connection;
    this.timer = new Timer(this::end);
  }

  /** Whether the connection is to end as soon as everything is sent. */
  boolean isUnderWay() {
    return underWay;
  }

  String cause() {
    return cause;
  }

  /** All that the lane holds is to be sent by then; an earlier deadline shortens a later one. */
  void finishBy(long deadlineNanos) {
    underWay = true;
    atTheLatest(deadlineNanos);
  }

  /** Nothing more is to be sent; the connection ends that way, soon. */
  void drain(Ending.Kind kind, String cause) {
    this.kind = kind;
    this.cause = cause;
    atTheLatest(loop.nanoTime() + DRAIN_NANOS);
  }

  /** Throws away what the peer still sends, and ends the connection when it has closed. */
  void discard(ByteStream stream) throws IOException {
    ByteBuffer buffer = loop.workbench().readBuffer();
    buffer.clear();
    if (stream.read(buffer) < 0) {
      end();
    }
  }

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
