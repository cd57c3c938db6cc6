package io.skein.transport.tcp;

import io.skein.loop.Registration;
import io.skein.transport.Resolver;
import io.skein.transport.TransportOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** A tcp port. Names are asked for at every attempt: they change. */
record TcpDestination(TcpAddress address, TransportOptions options, Resolver resolver)
    implements Destination {

  @Override
  public boolean mayBlock() {
    return address.source().isPresent() || !Names.isLiteral(address.target().host());
  }

  @Override
  public List<Route> routes() throws IOException {
    SocketAddress from =
        address.source().isPresent()
            ? Names.local(address.source().get(), resolver, options.ipv6())
            : null;
    List<Route> routes = new ArrayList<>();
    for (InetAddress to : Names.resolve(address.target().host(), resolver, options.ipv6())) {
      routes.add(new Route(from, new InetSocketAddress(to, address.target().port())));
    }
    return routes;
  }

  @Override
  public SocketChannel open(Route route) throws IOException {
    SocketChannel channel =
        options.ipv6() ? SocketChannel.open() : SocketChannel.open(StandardProtocolFamily.INET);
    try {
      channel.configureBlocking(false);
      ChannelOptions.apply(channel, options);
      if (route.from() != null) {
        // A source port that is given must serve again at once after the last connection.
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        channel.bind(route.from());
      }
      return channel;
    } catch (IOException | RuntimeException e) {
      Registration.closeQuietly(channel);
      throw e;
    }
  }
}
