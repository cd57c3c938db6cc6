package io.skein.loop;

import io.skein.zmtp.Stage;
import io.skein.zmtp.ZmtpEngine;
import java.time.Duration;

/** Watches over a connection's handshake: its time, and its decisions that come late. */
final class Handshaker {
  private final EventLoop loop;
  private final Connection connection;
  private final Duration timeout;
  private final Timer timer;

  Handshaker(EventLoop loop, Connection connection, Duration timeout) {
    this.loop = loop;
    this.connection = connection;
    this.timeout = timeout;
    this.timer = new Timer(this::timeIsOver);
  }

  void start() {
    if (!timeout.isZero()) {
      loop.schedule(timer, loop.nanoTime() + Nanos.of(timeout));
    }
  }

  void stop() {
    loop.cancel(timer);
  }

  static boolean isDone(ZmtpEngine engine) {
    return engine.stage() == Stage.READY;
  }

  /** An authenticator has decided; any thread. */
  void decisionArrived() {
    loop.execute(() -> connection.guarded(connection::resume));
  }

  private void timeIsOver() {
    connection.end(
        Ending.Kind.LOST,
        "The peer did not finish the handshake within " + timeout.toMillis() + " ms");
  }
}
