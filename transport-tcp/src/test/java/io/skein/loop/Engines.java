package io.skein.loop;

import io.skein.message.Endpoint;
import io.skein.message.Peer;
import io.skein.message.RoutingId;
import io.skein.message.SocketType;
import io.skein.security.Mechanisms;
import io.skein.zmtp.EngineSettings;
import io.skein.zmtp.Incoming;
import io.skein.zmtp.ZmtpEngine;
import io.skein.zmtp.ZmtpException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;

/** Two engines that shake hands in memory. */
final class Engines {
  final ZmtpEngine left = engine(false);
  final ZmtpEngine right = engine(true);

  /** Both engines in READY. */
  static Engines shaken() throws ZmtpException {
    Engines engines = new Engines();
    for (int i = 0; i < 4; i++) {
      move(engines.left, engines.right);
      move(engines.right, engines.left);
    }
    return engines;
  }

  static void move(ZmtpEngine from, ZmtpEngine to) throws ZmtpException {
    ByteBuffer buffer = ByteBuffer.allocate(1000);
    from.outbound().fill(buffer, null);
    to.inbound().feed(buffer.flip());
  }

  void open(ZmtpEngine engine, Incoming incoming) {
    Peer peer =
        new Peer(
            1,
            SocketType.DEALER,
            RoutingId.of("peer"),
            new Endpoint("test", "test"),
            "nowhere",
            Map.of());
    engine.open(peer, incoming);
  }

  private static ZmtpEngine engine(boolean bound) {
    return new ZmtpEngine(
        new EngineSettings(
            SocketType.DEALER,
            Optional.empty(),
            Mechanisms.none(),
            bound,
            new Endpoint("test", "test"),
            0,
            0,
            Map.of(),
            0,
            0,
            0,
            0),
        "nowhere",
        () -> {});
  }
}
