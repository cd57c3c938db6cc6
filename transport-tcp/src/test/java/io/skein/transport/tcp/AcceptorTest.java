package io.skein.transport.tcp;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.skein.event.SocketEvent.AcceptFailed;
import io.skein.loop.ChannelStream;
import io.skein.loop.Connection;
import io.skein.loop.ConnectionSetup;
import io.skein.loop.EventLoop;
import io.skein.loop.EventLoops;
import io.skein.message.Endpoint;
import io.skein.message.SocketType;
import io.skein.transport.TransportOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All who come are taken in; what goes wrong at the listening side is told. */
class AcceptorTest {
  private static final int MANY_PEERS = 500;
  private static final int LONG_MILLIS = 60_000;
  private static final Endpoint WILDCARD = Endpoint.parse("tcp://127.0.0.1:*");

  private final FakeContext context = new FakeContext();
  private final EventLoops loops = new EventLoops(context, "acceptor");
  private final FakeHost host = new FakeHost(SocketType.PULL);
  private final BoundChannel bound =
      TcpBinder.bind(WILDCARD, TransportOptions.DEFAULT, context.resolver());
  private final ConnectionSetup setup = new ConnectionSetup(context, host, bound.endpoint(), true);
  private final Acceptor acceptor = new Acceptor(loops, bound, setup);

  @AfterEach
  void close() {
    acceptor.close();
    loops.close(10_000);
  }

  /** Nobody accepts here, as for the moments in which a loop is busy. */
  @Test
  void shouldHaveAPlaceForManyPeersThatComeAtOnce() throws IOException {
    assumeTrue(placesGranted() >= MANY_PEERS, "needs Linux, and net.core.somaxconn of so many");
    SocketAddress address = bound.channel().getLocalAddress();
    List<Socket> peers = new ArrayList<>();
    try {
      for (int i = 0; i < MANY_PEERS; i++) {
        Socket peer = new Socket();
        peers.add(peer);
        peer.connect(address, LONG_MILLIS); // Without a place it fails then.
      }
    } finally {
      for (Socket peer : peers) {
        peer.close();
      }
    }
  }

  private static int placesGranted() throws IOException {
    Path limit = Path.of("/proc/sys/net/core/somaxconn");
    if (!Files.exists(limit)) {
      return 0;
    }
    try (BufferedReader lines = Files.newBufferedReader(limit)) {
      return Integer.parseInt(lines.readLine()); // In one go: a second read finds nothing there.
    }
  }

  @Test
  void shouldSayThatAnEndpointCannotBeListenedTo() throws IOException {
    bound.channel().close();
    acceptor.start();
    String cause = host.awaitEvent(AcceptFailed.class).cause();
    assertTrue(cause.contains("takes no more") && cause.contains("Closed"), cause);
  }

  @Test
  void shouldSayThatAConnectionCannotBeSetUp() throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.close();
    EventLoop loop = loops.next();
    Connection connection =
        new Connection(loop, new ChannelStream(channel), setup, "127.0.0.1:1", acceptor);
    loop.execute(() -> acceptor.begin(loop, channel, connection));
    String cause = host.awaitEvent(AcceptFailed.class).cause();
    assertTrue(cause.contains("could not be set up") && cause.contains("Closed"), cause);
    assertFalse(channel.isOpen());
  }
}
