package io.skein.testkit;

import io.skein.message.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Endpoints that have to be known before anybody binds them, and that nobody else gets meanwhile.
 *
 * <p>A port is held to the end of the process by a socket that is bound and does not listen. The
 * system gives it to nobody who asks for any port, while whoever asks for it by its number and with
 * SO_REUSEADDR, as every listener of Java and of libzmq does, may bind it; in another process, too.
 * Connecting to it is refused until somebody listens. So on Linux.
 */
public final class ReservedEndpoints {
  private static final List<SocketChannel> HELD = new ArrayList<>();

  private ReservedEndpoints() {}

  /** An endpoint on the loopback address, another one at each call. Any thread. */
  public static synchronized Endpoint tcp() {
    try {
      SocketChannel holder = SocketChannel.open();
      HELD.add(holder);
      holder.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      holder.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
      InetSocketAddress held = (InetSocketAddress) holder.getLocalAddress();
      return new Endpoint("tcp", "127.0.0.1:" + held.getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
