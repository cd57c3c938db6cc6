package io.skein.transport.tcp;

import io.skein.event.EndpointException;
import io.skein.loop.Registration;
import io.skein.message.Endpoint;
import io.skein.transport.Resolver;
import io.skein.transport.TransportOptions;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;

/** Makes a tcp port listen. */
final class TcpBinder {
  private TcpBinder() {}

  /** May block for a name. Throws {@link EndpointException} with what is wrong and what to do. */
  static BoundChannel bind(Endpoint endpoint, TransportOptions options, Resolver resolver) {
    HostPort where = TcpAddress.toBind(endpoint).target();
    InetSocketAddress local = local(endpoint, where, options, resolver);
    ServerSocketChannel channel = null;
    try {
      channel =
          options.ipv6()
              ? ServerSocketChannel.open()
              : ServerSocketChannel.open(StandardProtocolFamily.INET);
      channel.configureBlocking(false);
      ChannelOptions.applyToServer(channel, options);
      channel.bind(local, options.backlog());
      return new BoundChannel(channel, resolved(where, channel), () -> {});
    } catch (IOException e) {
      if (channel != null) {
        Registration.closeQuietly(channel);
      }
      throw failed(endpoint, local, e);
    }
  }

  private static InetSocketAddress local(
      Endpoint endpoint, HostPort where, TransportOptions options, Resolver resolver) {
    try {
      return Names.local(where, resolver, options.ipv6());
    } catch (UnknownHostException | SocketException e) {
      throw new EndpointException(
          "Cannot bind "
              + endpoint
              + ": '"
              + where.host()
              + "' is neither an interface nor an address nor a name of this machine; write * for"
              + " all interfaces",
          e);
    }
  }

  /** A wildcard of both families is shown as IPv4's, which every peer can read. */
  private static Endpoint resolved(HostPort where, ServerSocketChannel channel) throws IOException {
    InetSocketAddress local = (InetSocketAddress) channel.getLocalAddress();
    String address = where.isWildcard() ? "0.0.0.0:" + local.getPort() : Names.text(local);
    return new Endpoint("tcp", address);
  }

  private static EndpointException failed(
      Endpoint endpoint, InetSocketAddress local, IOException cause) {
    String said = String.valueOf(cause.getMessage());
    String remedy = said;
    if (said.contains("assign")) {
      remedy =
          "no interface of this machine has the address "
              + local.getAddress().getHostAddress()
              + "; bind one of its own, or * for all";
    } else if (cause instanceof BindException && said.contains("in use")) {
      remedy =
          "port "
              + local.getPort()
              + " is in use; choose another, or * for a free one, or end the program that has it";
    } else if (said.contains("ermission")) {
      remedy =
          "no permission for port "
              + local.getPort()
              + "; ports below 1024 often need it, choose a higher one";
    }
    return new EndpointException("Cannot bind " + endpoint + ": " + remedy, cause);
  }
}
