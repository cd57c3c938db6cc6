package io.skein.socket;

import io.skein.event.SkeinException;
import io.skein.transport.ConnectionOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The connection's options while they are being collected. */
final class ConnectionSettings {
  private static final ConnectionOptions DEFAULT = ConnectionOptions.DEFAULT;

  Duration reconnectMin = DEFAULT.reconnectMin();
  Duration reconnectMax = DEFAULT.reconnectMax();
  Duration connectTimeout = DEFAULT.connectTimeout();
  Duration handshakeTimeout = DEFAULT.handshakeTimeout();
  Duration heartbeatInterval = DEFAULT.heartbeatInterval();
  Duration heartbeatTimeout = DEFAULT.heartbeatTimeout();
  Duration heartbeatTtl = DEFAULT.heartbeatTtl();
  Duration stallLimit = DEFAULT.stallLimit();
  long maxMessageSize = DEFAULT.maxMessageSize();
  int maxSubscriptions = DEFAULT.maxSubscriptions();
  Duration linger = DEFAULT.linger();
  final Map<String, String> properties = new HashMap<>();

  ConnectionOptions build() {
    if (reconnectMin.compareTo(reconnectMax) > 0) {
      throw new SkeinException(
          "The option reconnectMin ("
              + reconnectMin
              + ") is more than reconnectMax ("
              + reconnectMax
              + "): delays grow from the one to the other");
    }
    return new ConnectionOptions(
        reconnectMin,
        reconnectMax,
        connectTimeout,
        handshakeTimeout,
        heartbeatInterval,
        heartbeatTimeout,
        heartbeatTtl,
        stallLimit,
        maxMessageSize,
        maxSubscriptions,
        linger,
        properties);
  }
}
