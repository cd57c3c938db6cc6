package io.skein.testkit;

import io.skein.message.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes the connections of a socket and hands each to a {@link ScriptedPeer}. For one thread. */
public final class ScriptedListener implements AutoCloseable {
  private final ServerSocketChannel channel;
  private final Selector selector;
  private final Endpoint endpoint;

  private ScriptedListener(ServerSocketChannel channel, Endpoint endpoint) throws IOException {
    this.channel = channel;
    this.endpoint = endpoint;
    channel.configureBlocking(false);
    selector = Selector.open();
    channel.register(selector, SelectionKey.OP_ACCEPT);
  }

  /** Listens at a free tcp port of the loopback address. */
  public static ScriptedListener tcp() throws IOException {
    return tcp(0);
  }

  /** Listens at that tcp port of the loopback address; 0 for a free one. */
  public static ScriptedListener tcp(int port) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
    channel.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
    int bound = ((InetSocketAddress) channel.getLocalAddress()).getPort();
    return new ScriptedListener(channel, new Endpoint("tcp", "127.0.0.1:" + bound));
  }

  /** Listens at that path, which must not exist. */
  public static ScriptedListener ipc(Path path) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    channel.bind(UnixDomainSocketAddress.of(path));
    return new ScriptedListener(channel, new Endpoint("ipc", path.toString()));
  }

  /** Where to connect. */
  public Endpoint endpoint() {
    return endpoint;
  }

  /** Waits for the next connection. */
  public ScriptedPeer accept() throws IOException {
    SocketChannel accepted = channel.accept();
    while (accepted == null) {
      selector.selectedKeys().clear();
      if (selector.select(Await.DEADLINE.toMillis()) == 0) {
        throw Await.inVain("a connection to " + endpoint);
      }
      accepted = channel.accept();
    }
    return new ScriptedPeer(accepted);
  }

  /** Takes no more connections; those that were accepted stay. */
  @Override
  public void close() throws IOException {
    selector.close();
    channel.close();
    if (endpoint.scheme().equals("ipc")) {
      Files.deleteIfExists(Path.of(endpoint.address()));
    }
  }
}
