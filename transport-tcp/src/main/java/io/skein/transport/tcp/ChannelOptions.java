package io.skein.transport.tcp;

import io.skein.transport.TransportOptions;
import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;
import java.util.Set;

/** What the operating system's sockets are set to. Options that a platform lacks are left out. */
final class ChannelOptions {
  private ChannelOptions() {}

  /** For a channel that will listen; what it accepts inherits the receive buffer's size. */
  static void applyToServer(NetworkChannel channel, TransportOptions options) throws IOException {
    Set<SocketOption<?>> supported = channel.supportedOptions();
    if (supported.contains(StandardSocketOptions.SO_REUSEADDR)) {
      // A port whose last connections are still in TIME_WAIT can be bound again at once.
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
    }
    if (options.receiveBuffer() > 0 && supported.contains(StandardSocketOptions.SO_RCVBUF)) {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, options.receiveBuffer());
    }
  }

  /** For a channel that will carry a connection. */
  static void apply(NetworkChannel channel, TransportOptions options) throws IOException {
    Set<SocketOption<?>> supported = channel.supportedOptions();
    int sendBuffer = options.sendBuffer();
    if (supported.contains(StandardSocketOptions.TCP_NODELAY)) {
      // Whole batches are written at once: waiting for more would only add delay.
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    } else if (sendBuffer < 0) {
      sendBuffer = TransportOptions.IPC_SEND_BUFFER;
    }
    set(channel, supported, "SO_SNDBUF", sendBuffer);
    set(channel, supported, "SO_RCVBUF", options.receiveBuffer());
    set(channel, supported, "IP_TOS", options.typeOfService());
    if (options.tcpKeepAlive() >= 0 && supported.contains(StandardSocketOptions.SO_KEEPALIVE)) {
      channel.setOption(StandardSocketOptions.SO_KEEPALIVE, options.tcpKeepAlive() == 1);
    }
    set(channel, supported, "TCP_KEEPCOUNT", options.tcpKeepAliveCount());
    set(channel, supported, "TCP_KEEPIDLE", options.tcpKeepAliveIdle());
    set(channel, supported, "TCP_KEEPINTERVAL", options.tcpKeepAliveInterval());
  }

  /** By name, because some are in a module of the JDK that need not be there. */
  private static void set(
      NetworkChannel channel, Set<SocketOption<?>> supported, String name, int value)
      throws IOException {
    if (value < 0) {
      return;
    }
    for (SocketOption<?> option : supported) {
      if (option.name().equals(name) && option.type() == Integer.class) {
        @SuppressWarnings("unchecked") // its type was just looked at
        SocketOption<Integer> ofInteger = (SocketOption<Integer>) option;
        channel.setOption(ofInteger, value);
      }
    }
  }
}
