package io.skein.transport.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.SocketEvent;
import io.skein.event.SocketEvent.ConnectFailed;
import io.skein.event.SocketEvent.HandshakeFailed;
import io.skein.event.SocketEvent.RetryScheduled;
import io.skein.message.Endpoint;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.security.Mechanisms;
import io.skein.testkit.ReservedEndpoints;
import io.skein.transport.Connector;
import io.skein.transport.Listener;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReconnectTest {
  private static final RandomGenerator MIDDLE =
      new RandomGenerator() {
        @Override
        public long nextLong() {
          return 0;
        }

        @Override
        public double nextDouble() {
          return 0.5;
        }
      };

  private final FakeClock clock = new FakeClock();
  private final FakeContext context = new FakeContext();
  private final FakeHost server = new FakeHost(SocketType.PULL, 1000, 1);
  private final FakeHost client = new FakeHost(SocketType.PUSH);
  private TcpTransport transport;

  @BeforeEach
  void open() {
    context.clock = clock;
    context.random = MIDDLE;
    transport = new TcpTransport(context);
  }

  @AfterEach
  void close() {
    transport.close();
  }

  private List<Long> delays() {
    return client.eventsOf(RetryScheduled.class).stream().map(e -> e.delay().toMillis()).toList();
  }

  /** Lets each delay pass until so many have been scheduled. */
  private void passDelays(int count) {
    for (int i = delays().size(); i <= count; i++) {
      int seen = i;
      Await.until(() -> "delay " + seen, () -> delays().size() >= seen);
      if (i < count) {
        clock.advance(i == 0 ? Duration.ZERO : Duration.ofMillis(delays().get(i - 1)));
        transport.lookAtClock();
      }
    }
  }

  @Test
  void shouldWaitLongerAfterEachRefusedConnection() {
    transport.connect(ReservedEndpoints.tcp(), client, client.ownLanes());
    passDelays(8);
    assertEquals(List.of(150L, 300L, 600L, 1200L, 2400L, 4800L, 7500L, 7500L), delays());
    List<ConnectFailed> failures = client.eventsOf(ConnectFailed.class);
    assertEquals(8, failures.size());
    assertTrue(failures.get(0).cause().contains("Connection refused"), failures.toString());
    assertEquals(8, client.eventsOf(SocketEvent.Connecting.class).size());
  }

  /** Little changes soon: the slowest pace from the first attempt on, and no end. */
  @Test
  void shouldGoSlowestAfterEachHandshakeWithAWrongType() {
    FakeHost wrong = new FakeHost(SocketType.REP);
    Listener listener = transport.bind(Endpoint.parse("tcp://127.0.0.1:*"), wrong);
    transport.connect(listener.endpoint(), client, client.ownLanes());
    shouldGoSlowestFor("ALL-14");
  }

  @Test
  void shouldGoSlowestAfterEachHandshakeWithAWrongMechanism() {
    client.mechanism(Mechanisms.plainClient("anna", "secret"));
    Listener listener = transport.bind(Endpoint.parse("tcp://127.0.0.1:*"), server);
    transport.connect(listener.endpoint(), client, client.ownLanes());
    shouldGoSlowestFor("ALL-9");
  }

  private void shouldGoSlowestFor(String rule) {
    passDelays(8);
    assertEquals(Collections.nCopies(8, 7500L), delays());
    List<HandshakeFailed> failures = client.eventsOf(HandshakeFailed.class);
    assertEquals(8, failures.size());
    assertTrue(failures.stream().allMatch(e -> e.cause().contains(rule)), failures.toString());
  }

  @Test
  void shouldWaitLongerEachTimeTheListenersSocketRefuses() {
    server.answer = guest -> guest.link.refused("One peer is enough");
    client.answer = guest -> {};
    Listener listener = transport.bind(Endpoint.parse("tcp://127.0.0.1:*"), server);
    transport.connect(listener.endpoint(), client, client.ownLanes());
    passDelays(8);
    assertEquals(List.of(150L, 300L, 600L, 1200L, 2400L, 4800L, 7500L, 7500L), delays());
    Await.until("told", () -> server.eventsOf(HandshakeFailed.class).size() == 8);
    assertEquals("One peer is enough", server.eventsOf(HandshakeFailed.class).get(0).cause());
    assertTrue(server.guests.stream().allMatch(guest -> guest.detached == 1));
  }

  @Test
  void shouldBeginAnewAfterAConnectionThatLived() {
    Endpoint endpoint = ReservedEndpoints.tcp();
    transport.connect(endpoint, client, client.ownLanes());
    passDelays(3);
    Listener listener = transport.bind(endpoint, server);
    clock.advance(Duration.ofMillis(600));
    transport.lookAtClock();
    FakeHost.Guest here = client.awaitGuest(0);
    FakeHost.Guest there = server.awaitGuest(0);
    client.own.send("lives");
    assertEquals(Message.of("lives"), there.ends.receive());
    clock.advance(Duration.ofSeconds(1));
    listener.close();
    there.link.refused("Enough");
    client.awaitDetached(here);
    passDelays(3 + 8);
    assertEquals(List.of(150L, 300L, 600L), delays().subList(0, 3));
    assertEquals(
        List.of(150L, 300L, 600L, 1200L, 2400L, 4800L, 7500L, 7500L), delays().subList(3, 3 + 8));
  }

  @Test
  void shouldWaitLongerWhenTurnedAwayAtOnceAfterJoining() {
    server.answer = guest -> guest.link.refused("One peer is enough");
    Listener listener = transport.bind(Endpoint.parse("tcp://127.0.0.1:*"), server);
    transport.connect(listener.endpoint(), client, client.ownLanes());
    passDelays(4);
    assertEquals(List.of(150L, 300L, 600L, 1200L), delays());
  }

  @Test
  void shouldSendOnTheNextConnectionWhatDidNotLeaveOnTheLast() {
    Listener listener = transport.bind(Endpoint.parse("tcp://127.0.0.1:*"), server);
    transport.connect(listener.endpoint(), client, client.ownLanes());
    byte[] large = new byte[4 << 20];
    for (int i = 0; i < 20; i++) {
      client.own.send(Message.of(Integer.toString(i).getBytes(), large));
    }
    // The kernel's buffers hold some; the reader takes none of them.
    FakeHost.Guest first = server.awaitGuest(0);
    Await.until("stuck", () -> first.ends.lanes.inbound().size() > 0);
    first.link.refused("Enough");
    server.awaitDetached(first);
    client.awaitDetached(client.awaitGuest(0));
    long released = client.own.lanes.outbound().released();
    assertEquals(20, released + client.own.lanes.outbound().size());
    client.awaitEvent(RetryScheduled.class);
    clock.advance(Duration.ofSeconds(10));
    transport.lookAtClock();
    FakeHost.Guest second = server.awaitGuest(1);
    for (long i = released; i < 20; i++) {
      assertEquals(Long.toString(i), second.ends.receive().text());
    }
  }

  @Test
  void shouldGoOnTryingUntilTheLaneIsEmpty() {
    Endpoint endpoint = ReservedEndpoints.tcp();
    Connector connector = transport.connect(endpoint, client, client.ownLanes());
    client.own.send("last words");
    client.awaitEvent(RetryScheduled.class);
    connector.finish(clock.nanoTime() + Duration.ofSeconds(60).toNanos());
    transport.bind(endpoint, server);
    clock.advance(Duration.ofMillis(200));
    transport.lookAtClock();
    assertEquals(Message.of("last words"), server.awaitGuest(0).ends.receive());
    client.awaitEnded();
    assertEquals(0, client.own.lanes.outbound().size());
  }

  @Test
  void shouldEndAtTheDeadlineWhenNobodyComes() {
    Endpoint endpoint = ReservedEndpoints.tcp();
    Connector connector = transport.connect(endpoint, client, client.ownLanes());
    client.own.send("unheard");
    client.awaitEvent(RetryScheduled.class);
    connector.finish(clock.nanoTime() + Duration.ofSeconds(60).toNanos());
    connector.finish(clock.nanoTime() + Duration.ofSeconds(1).toNanos());
    clock.advance(Duration.ofSeconds(1));
    transport.lookAtClock();
    client.awaitEnded();
    assertEquals(1, client.own.lanes.outbound().size());
    assertEquals(1, client.endings.size());
  }

  @Test
  void shouldEndAtOnceWhenNothingIsQueued() {
    Endpoint endpoint = ReservedEndpoints.tcp();
    Connector connector = transport.connect(endpoint, client, client.ownLanes());
    connector.finish(clock.nanoTime() + Duration.ofSeconds(60).toNanos());
    client.awaitEnded();
  }

  @Test
  void shouldGiveUpAnAttemptThatTakesTooLong() {
    CountDownLatch lookedUp = new CountDownLatch(1);
    context.resolver =
        host -> {
          lookedUp.countDown();
          Await.until("the end of the test", () -> !client.endings.isEmpty());
          throw new java.net.UnknownHostException(host);
        };
    Connector connector =
        transport.connect(Endpoint.parse("tcp://slow.name:1"), client, client.ownLanes());
    Await.until("the name is looked up, in the attempt's time", () -> lookedUp.getCount() == 0);
    clock.advance(Duration.ofSeconds(10));
    transport.lookAtClock();
    assertTrue(client.awaitEvent(ConnectFailed.class).cause().contains("not resolved in time"));
    connector.finish(clock.nanoTime());
    client.awaitEnded();
  }
}
