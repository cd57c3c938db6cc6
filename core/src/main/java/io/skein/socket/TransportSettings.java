package io.skein.socket;

import io.skein.transport.TransportOptions;

/** The transport's options while they are being collected. */
final class TransportSettings {
  private static final TransportOptions DEFAULT = TransportOptions.DEFAULT;

  int backlog = DEFAULT.backlog();
  int sendBuffer = DEFAULT.sendBuffer();
  int receiveBuffer = DEFAULT.receiveBuffer();
  int tcpKeepAlive = DEFAULT.tcpKeepAlive();
  int tcpKeepAliveCount = DEFAULT.tcpKeepAliveCount();
  int tcpKeepAliveIdle = DEFAULT.tcpKeepAliveIdle();
  int tcpKeepAliveInterval = DEFAULT.tcpKeepAliveInterval();
  int typeOfService = DEFAULT.typeOfService();
  boolean ipv6 = DEFAULT.ipv6();
  int maxHalfOpen = DEFAULT.maxHalfOpen();

  TransportOptions build() {
    return new TransportOptions(
        backlog,
        sendBuffer,
        receiveBuffer,
        tcpKeepAlive,
        tcpKeepAliveCount,
        tcpKeepAliveIdle,
        tcpKeepAliveInterval,
        typeOfService,
        ipv6,
        maxHalfOpen);
  }
}
