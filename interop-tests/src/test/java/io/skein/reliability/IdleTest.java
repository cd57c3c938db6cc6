package io.skein.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Message;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.socket.Context;
import io.skein.testkit.Await;
import io.skein.transport.Transport;
import io.skein.transport.TransportContext;
import io.skein.transport.TransportProvider;
import io.skein.transport.inproc.InprocTransportProvider;
import io.skein.transport.tcp.TcpTransport;
import io.skein.transport.tcp.TcpTransportProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waiting costs nothing: no thread, no system call. */
class IdleTest {
  private static final int PENDING = 10_000;

  /** Keeps the transport that it makes, for its counter. */
  private static final class Counted implements TransportProvider {
    private final TcpTransportProvider provider = new TcpTransportProvider();
    private TcpTransport made;

    @Override
    public Set<String> schemes() {
      return provider.schemes();
    }

    @Override
    public Transport create(TransportContext context) {
      made = (TcpTransport) provider.create(context);
      return made;
    }
  }

  /** Without heartbeats, and with heartbeats that are not due yet. */
  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT1H"})
  void shouldMakeNoSystemCallWhileNothingHappens(Duration heartbeats) throws Exception {
    Counted counted = new Counted();
    try (Context idle = Context.builder().transports(counted).build();
        Context busy = Context.create();
        PullSocket sink = PullSocket.open(idle, o -> o.heartbeatInterval(heartbeats));
        PushSocket source = PushSocket.open(idle, o -> o.heartbeatInterval(heartbeats))) {
      source.connect(sink.bind("tcp://127.0.0.1:*"));
      source.connect(sink.bind("ipc://*"));
      assertTrue(sink.awaitPeers(2, Await.DEADLINE) && source.awaitPeers(2, Await.DEADLINE));
      source.send("one");
      source.send("two");
      sink.receive();
      sink.receive();
      CompletableFuture<Message> pending = sink.receiveAsync();
      // What was under way is done when the counter stands still; then others are kept busy for
      // long enough to see it move if it did.
      Await.until(
          "the loops come to rest",
          () -> {
            long before = counted.made.wakeUps();
            keepBusy(busy);
            return counted.made.wakeUps() == before;
          });
      long before = counted.made.wakeUps();
      for (int i = 0; i < 20; i++) {
        keepBusy(busy);
      }
      assertEquals(before, counted.made.wakeUps());
      source.send("awake");
      assertEquals("awake", Await.outcome("a message", pending).text());
      // The message may be there before the loop that read it asks its selector again.
      Await.until("the loop has been awake", () -> counted.made.wakeUps() > before);
    }
  }

  private static void keepBusy(Context context) {
    try (PullSocket sink = PullSocket.open(context);
        PushSocket source = PushSocket.open(context)) {
      source.connect(sink.bind("tcp://127.0.0.1:*"));
      for (int i = 0; i < 200; i++) {
        source.send("message");
        sink.receive();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void shouldStartNoThreadForPendingReceives() throws Exception {
    try (Context context =
            Context.builder()
                .name("pending")
                .transports(new InprocTransportProvider(), new TcpTransportProvider())
                .build();
        PullSocket sink = PullSocket.open(context);
        PushSocket source = PushSocket.open(context, o -> o.sendHighWaterMark(0))) {
      source.connect(sink.bind("tcp://127.0.0.1:*"));
      assertTrue(source.awaitPeers(1, Await.DEADLINE));
      Set<Thread> before = Thread.getAllStackTraces().keySet();
      List<CompletableFuture<Message>> pending = new ArrayList<>();
      for (int i = 0; i < PENDING; i++) {
        pending.add(sink.receiveAsync());
      }
      shouldHaveStartedNone(before);
      for (int i = 0; i < PENDING; i++) {
        source.send(Tally.numbered(i));
      }
      // Those who wait longest are served first.
      for (int i = 0; i < PENDING; i++) {
        assertEquals(i, Tally.numberOf(Await.outcome("message " + i, pending.get(i))));
      }
    }
  }

  /** None of the context's, and none for each that waits; the JVM may have started one or two. */
  private static void shouldHaveStartedNone(Set<Thread> before) {
    Set<Thread> started = new HashSet<>(Thread.getAllStackTraces().keySet());
    started.removeAll(before);
    assertTrue(started.size() < PENDING / 100, started::toString);
    assertTrue(
        started.stream().noneMatch(t -> t.getName().startsWith("pending-")), started::toString);
  }

  @Test
  void shouldStartNoThreadForPendingSends() throws Exception {
    Tally tally = new Tally(PENDING);
    try (Context context =
            Context.builder().name("pending").transports(new InprocTransportProvider()).build();
        PullSocket sink = PullSocket.open(context);
        PushSocket source = PushSocket.open(context)) {
      Set<Thread> before = Thread.getAllStackTraces().keySet();
      List<CompletableFuture<Void>> pending = new ArrayList<>();
      for (int i = 0; i < PENDING; i++) {
        pending.add(source.sendAsync(Tally.numbered(i)));
      }
      shouldHaveStartedNone(before);
      source.connect(sink.bind("inproc://*"));
      for (int i = 0; i < PENDING; i++) {
        tally.came(sink.receive());
      }
      for (CompletableFuture<Void> future : pending) {
        Await.outcome("a send", future);
      }
    }
    tally.shouldHaveEachExactlyOnce();
  }
}
