package io.skein.transport.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.SocketEvent;
import io.skein.message.Endpoint;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.security.AuthenticationDecision;
import io.skein.security.Mechanisms;
import io.skein.transport.Connector;
import io.skein.transport.Listener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {
  private final FakeContext context = new FakeContext();
  private final TcpTransport transport = new TcpTransport(context);
  private final FakeHost server = new FakeHost(SocketType.DEALER);
  private final FakeHost client = new FakeHost(SocketType.DEALER);

  @AfterEach
  void close() {
    transport.close();
    assertTrue(context.running().stream().noneMatch(t -> t.getName().contains("loop")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp://127.0.0.1:*", "tcp://*:*", "tcp://lo:0", "ipc://*"})
  void shouldCarryMessagesBothWays(String address) {
    Listener listener = transport.bind(Endpoint.parse(address), server);
    Connector connector = transport.connect(listener.endpoint(), client, client.ownLanes());
    FakeHost.Guest there = server.awaitGuest(0);
    client.own.send("hello", "", "world");
    assertEquals(Message.of("hello", "", "world"), there.ends.receive());
    there.ends.send("back");
    assertEquals(Message.of("back"), client.own.receive());
    connector.finish(context.clock().nanoTime() + 5_000_000_000L);
    client.awaitEnded();
    server.awaitDetached(there);
    assertEquals(1, client.endings.size());
    assertEquals(1, client.guests.get(0).detached);
    listener.close();
  }

  @Test
  void shouldSendWhatWasQueuedBeforeThereWasAListener() {
    Listener first = transport.bind(Endpoint.parse("tcp://127.0.0.1:*"), server);
    Endpoint endpoint = first.endpoint();
    first.close();
    client.connection(Options.reconnectIn(FakeHost.SHORT));
    transport.connect(endpoint, client, client.ownLanes());
    client.own.send("early");
    client.awaitEvent(SocketEvent.ConnectFailed.class);
    transport.bind(endpoint, server);
    assertEquals(Message.of("early"), server.awaitGuest(0).ends.receive());
    assertNull(server.guests.get(0).ends.tryReceive());
  }

  @Test
  void shouldCarryManySmallMessagesInOrder() throws InterruptedException {
    context.loops = 2;
    Listener listener = transport.bind(Endpoint.parse("tcp://127.0.0.1:*"), server);
    transport.connect(listener.endpoint(), client, client.ownLanes());
    LaneEnds from = client.own;
    LaneEnds to = server.awaitGuest(0).ends;
    int count = 300_000;
    Thread sender =
        new Thread(
            () -> {
              for (int i = 0; i < count; i++) {
                from.send(Integer.toString(i));
              }
            });
    sender.start();
    for (int i = 0; i < count; i++) {
      assertEquals(Integer.toString(i), to.receive().text());
    }
    sender.join();
    assertNull(to.tryReceive());
    Await.until("released", () -> from.lanes.outbound().size() == 0);
    assertEquals(count, from.lanes.outbound().released());
  }

  @Test
  void shouldCarryLargeMessagesBothWaysAtOnce() throws InterruptedException {
    Listener listener = transport.bind(Endpoint.parse("tcp://127.0.0.1:*"), server);
    transport.connect(listener.endpoint(), client, client.ownLanes());
    LaneEnds there = server.awaitGuest(0).ends;
    byte[] large = new byte[16 << 20];
    new Random(5).nextBytes(large);
    Message message = Message.of(large, new byte[0], large);
    for (int i = 0; i < 3; i++) {
      client.own.send(message);
      there.send(message);
    }
    for (int i = 0; i < 3; i++) {
      assertEquals(message, there.receive());
      assertEquals(message, client.own.receive());
    }
  }

  @Test
  void shouldMoveNothingBeforeTheAnswer() {
    List<FakeHost.Guest> held = new CopyOnWriteArrayList<>();
    server.answer = held::add;
    Listener listener = transport.bind(Endpoint.parse("tcp://127.0.0.1:*"), server);
    transport.connect(listener.endpoint(), client, client.ownLanes());
    client.own.send("a");
    client.own.send("b");
    FakeHost.Guest guest = server.awaitGuest(0);
    Await.until("sent", () -> client.own.lanes.outbound().size() == 0);
    assertNull(guest.ends.tryReceive());
    server.join(guest);
    assertEquals(Message.of("a"), guest.ends.receive());
    assertEquals(Message.of("b"), guest.ends.receive());
  }

  @Test
  void shouldDeliverWhatAPeerSentThatHasGoneBeforeTheAnswer() {
    List<FakeHost.Guest> held = new CopyOnWriteArrayList<>();
    server.answer = held::add;
    Listener listener = transport.bind(Endpoint.parse("tcp://127.0.0.1:*"), server);
    Connector connector = transport.connect(listener.endpoint(), client, client.ownLanes());
    client.own.send("a");
    connector.finish(System.nanoTime() + 20_000_000_000L);
    client.awaitEnded();
    FakeHost.Guest guest = server.awaitGuest(0);
    assertEquals(0, guest.detached);
    server.join(guest);
    assertEquals(Message.of("a"), guest.ends.receive());
    server.awaitDetached(guest);
  }

  @Test
  void shouldWaitForALateDecision() {
    CompletableFuture<AuthenticationDecision> decision = new CompletableFuture<>();
    server.mechanism(Mechanisms.plainServer((credentials, peer) -> decision));
    client.mechanism(Mechanisms.plainClient("user", "password"));
    Listener listener = transport.bind(Endpoint.parse("tcp://127.0.0.1:*"), server);
    transport.connect(listener.endpoint(), client, client.ownLanes());
    client.own.send("a");
    client.awaitEvent(SocketEvent.Connected.class);
    server.awaitEvent(SocketEvent.Accepted.class);
    decision.complete(AuthenticationDecision.accept("me"));
    assertEquals(Message.of("a"), server.awaitGuest(0).ends.receive());
    assertEquals("me", server.guests.get(0).info.properties().get("User-Id"));
  }

  @Test
  void shouldConnectFromTheSourceThatIsAskedFor() {
    Listener listener = transport.bind(Endpoint.parse("tcp://127.0.0.1:*"), server);
    transport.connect(
        Endpoint.parse("tcp://127.0.0.2:*;" + listener.endpoint().address()),
        client,
        client.ownLanes());
    assertTrue(server.awaitGuest(0).info.address().startsWith("127.0.0.2:"));
  }

  @Test
  void shouldTryAllAddressesOfAName() throws IOException {
    InetAddress nobody = InetAddress.getByName("127.0.0.3");
    InetAddress somebody = InetAddress.getByName("127.0.0.1");
    context.resolver = host -> List.of(nobody, somebody);
    Listener listener = transport.bind(Endpoint.parse("tcp://127.0.0.1:*"), server);
    String port = listener.endpoint().address().split(":")[1];
    transport.connect(Endpoint.parse("tcp://some.name:" + port), client, client.ownLanes());
    client.own.send("a");
    assertEquals(Message.of("a"), server.awaitGuest(0).ends.receive());
    assertEquals(1, client.eventsOf(SocketEvent.Connecting.class).size());
    assertEquals(0, client.eventsOf(SocketEvent.ConnectFailed.class).size());
  }

  @Test
  void shouldAskForANameOffTheLoopAndAtEveryAttempt() {
    List<String> askers = new CopyOnWriteArrayList<>();
    context.resolver =
        host -> {
          askers.add(Thread.currentThread().getName());
          throw new UnknownHostException(host);
        };
    client.connection(Options.reconnectIn(FakeHost.SHORT));
    Connector connector =
        transport.connect(Endpoint.parse("tcp://no.such:1"), client, client.ownLanes());
    Await.until("three attempts", () -> askers.size() >= 3);
    assertTrue(askers.stream().allMatch(name -> name.endsWith("helper")), askers.toString());
    String cause = client.awaitEvent(SocketEvent.ConnectFailed.class).cause();
    assertTrue(cause.contains("'no.such' does not resolve"), cause);
    connector.finish(System.nanoTime());
    client.awaitEnded();
  }
}
