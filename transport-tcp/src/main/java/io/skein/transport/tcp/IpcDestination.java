package io.skein.transport.tcp;

import io.skein.loop.Registration;
import io.skein.transport.TransportOptions;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;

/** A Unix domain socket. */
record IpcDestination(Path path, TransportOptions options) implements Destination {

  @Override
  public boolean mayBlock() {
    return false;
  }

  @Override
  public List<Route> routes() {
    return List.of(new Route(null, UnixDomainSocketAddress.of(path)));
  }

  @Override
  public SocketChannel open(Route route) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.configureBlocking(false);
      ChannelOptions.apply(channel, options);
      return channel;
    } catch (IOException | RuntimeException e) {
      Registration.closeQuietly(channel);
      throw e;
    }
  }
}
