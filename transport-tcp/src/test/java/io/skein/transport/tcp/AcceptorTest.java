package io.skein.transport.tcp;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.SocketEvent.AcceptFailed;
import io.skein.loop.ChannelStream;
import io.skein.loop.Connection;
import io.skein.loop.ConnectionSetup;
import io.skein.loop.EventLoop;
import io.skein.loop.EventLoops;
import io.skein.message.Endpoint;
import io.skein.message.SocketType;
import io.skein.transport.TransportOptions;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes wrong at the listening side is told. */
class AcceptorTest {
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
