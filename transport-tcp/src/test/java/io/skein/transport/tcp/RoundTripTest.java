package io.skein.transport.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.SocketEvent;
import io.skein.message.Endpoint;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.transport.Connector;
import io.skein.transport.Listener;
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
    client.own = null;
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
  void shouldCarryAMillionMessagesInOrder() {
    FakeHost source = new FakeHost(SocketType.PUSH);
    FakeHost sink = new FakeHost(SocketType.PULL);
    context.loops = 2;
    Listener listener = transport.bind(Endpoint.parse("tcp://127.0.0.1:*"), sink);
    transport.connect(listener.endpoint(), source, source.ownLanes());
    LaneEnds from = source.own;
    LaneEnds to = sink.awaitGuest(0).ends;
    int count = 1_000_000;
    Thread sender =
        new Thread(
            () -> {
              for (int i = 0; i < count; i++) {
                from.send(Integer.toString(i));
              }
            });
    sender.start();
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      assertEquals(Integer.toString(i), to.receive().text());
    }
    System.out.println((System.nanoTime() - start) / 1_000_000 + " ms");
  }
}
