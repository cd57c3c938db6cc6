package io.skein.reliability;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.SocketClosedException;
import io.skein.message.Endpoint;
import io.skein.message.Message;
import io.skein.pipeline.PullSocket;
import io.skein.socket.Context;
import io.skein.testkit.Await;
import io.skein.testkit.Background;
import io.skein.transport.Connector;
import io.skein.transport.Lanes;
import io.skein.transport.LinkHost;
import io.skein.transport.Listener;
import io.skein.transport.Transport;
import io.skein.transport.TransportContext;
import io.skein.transport.TransportProvider;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a transport is told of those who wait: it reads for them before it reads for others. */
class AwaitedTest {
  private final Remembering transport = new Remembering();
  private final Context context = Context.builder().transports(transport).build();
  private final PullSocket sink = PullSocket.open(context);

  @BeforeEach
  void connect() {
    sink.connect("remember://this");
    assertFalse(isAwaited());
  }

  @AfterEach
  void close() {
    context.close();
  }

  private boolean isAwaited() {
    return transport.host.isAwaited();
  }

  @Test
  void shouldSayThatAThreadWaits() throws Exception {
    Background<Optional<Message>> receiver =
        Background.start("receiver", () -> sink.receive(Await.DEADLINE));
    Await.until("the thread waits", this::isAwaited);
    sink.close(Duration.ZERO);
    Await.until("nobody waits at a closed socket", () -> !isAwaited());
    assertThrows(SocketClosedException.class, receiver::result);
  }

  @Test
  void shouldSayThatNobodyWaitsAnyLonger() throws Exception {
    assertTrue(sink.receive(Duration.ofMillis(1)).isEmpty());
    assertFalse(isAwaited());
  }

  @Test
  void shouldSayThatAFutureWaits() throws Exception {
    CompletableFuture<Message> future = sink.receiveAsync();
    assertTrue(isAwaited());
    future.cancel(false);
    Await.until("the future is forgotten", () -> !isAwaited());
  }

  @Test
  void shouldSayThatAHandlerWaits() throws Exception {
    sink.onMessage(message -> {});
    Await.until("the handler waits", this::isAwaited);
  }

  /** Connects to nobody and remembers for whom. */
  private static final class Remembering implements TransportProvider, Transport {
    private volatile LinkHost host;

    @Override
    public Set<String> schemes() {
      return Set.of("remember");
    }

    @Override
    public Transport create(TransportContext context) {
      return this;
    }

    @Override
    public Listener bind(Endpoint endpoint, LinkHost host) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Connector connect(Endpoint endpoint, LinkHost host, Lanes lanes) {
      this.host = host;
      return deadlineNanos -> {};
    }

    @Override
    public void close() {
      // There is nothing.
    }
  }
}
