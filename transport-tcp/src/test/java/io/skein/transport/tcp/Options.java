package io.skein.transport.tcp;

import io.skein.transport.ConnectionOptions;
import java.time.Duration;
import java.util.Map;

/** Options that tests change. */
final class Options {
  private static final ConnectionOptions D = ConnectionOptions.DEFAULT;

  private Options() {}

  static ConnectionOptions reconnectIn(Duration delay) {
    return new ConnectionOptions(
        delay,
        delay,
        D.connectTimeout(),
        D.handshakeTimeout(),
        D.heartbeatInterval(),
        D.heartbeatTimeout(),
        D.heartbeatTtl(),
        D.stallLimit(),
        D.maxMessageSize(),
        D.maxSubscriptions(),
        D.linger(),
        Map.of());
  }
}
