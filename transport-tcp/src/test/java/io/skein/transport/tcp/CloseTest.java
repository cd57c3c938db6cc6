package io.skein.transport.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.EndpointException;
import io.skein.event.SocketEvent.Accepted;
import io.skein.event.SocketEvent.HandshakeFailed;
import io.skein.message.Endpoint;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.transport.Connector;
import io.skein.transport.Listener;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloseTest {
  private final FakeContext context = new FakeContext();
  private final TcpTransport transport = new TcpTransport(context);
  private final FakeHost server = new FakeHost(SocketType.PULL, 1000, 10);
  private final FakeHost client = new FakeHost(SocketType.PUSH);

  @AfterEach
  void close() {
    transport.close();
  }

  private static long in(Duration duration) {
    return System.nanoTime() + duration.toNanos();
  }

  @Test
  void shouldFreeThePortBeforeItReturns() {
    Listener first = transport.bind(Endpoint.parse("tcp://127.0.0.1:*"), server);
    Endpoint endpoint = first.endpoint();
    first.close();
    for (int i = 0; i < 100; i++) {
      Listener again = transport.bind(endpoint, server);
      assertEquals(endpoint, again.endpoint());
      again.close();
      again.close();
    }
  }

  @Test
  void shouldFreeThePortAlthoughAPeerWasJoined() {
    Listener listener = transport.bind(Endpoint.parse("tcp://127.0.0.1:*"), server);
    Connector connector = transport.connect(listener.endpoint(), client, client.ownLanes());
    client.own.send("a");
    FakeHost.Guest guest = server.awaitGuest(0);
    listener.close();
    client.own.send("b");
    assertEquals(Message.of("a"), guest.ends.receive());
    assertEquals(Message.of("b"), guest.ends.receive());
    connector.finish(in(Duration.ofSeconds(20)));
    client.awaitEnded();
    server.awaitDetached(guest);
    transport.bind(listener.endpoint(), server).close();
  }

  @Test
  void shouldEndHalfOpenConnectionsWithTheListener() throws IOException {
    Listener listener = transport.bind(Endpoint.parse("tcp://127.0.0.1:*"), server);
    try (RawPeer peer = RawPeer.connect(port(listener))) {
      server.awaitEvent(Accepted.class);
      listener.close();
      peer.awaitClosed();
    }
    assertEquals(0, server.eventsOf(HandshakeFailed.class).size());
  }

  private static int port(Listener listener) {
    return Integer.parseInt(listener.endpoint().address().split(":")[1]);
  }

  @Test
  void shouldSendEverythingBeforeItEnds() {
    FakeHost sink = new FakeHost(SocketType.PULL);
    Listener listener = transport.bind(Endpoint.parse("tcp://127.0.0.1:*"), sink);
    Connector connector = transport.connect(listener.endpoint(), client, client.ownLanes());
    for (int i = 0; i < 1000; i++) {
      client.own.send(Message.of(Integer.toString(i).getBytes(), new byte[1000]));
    }
    connector.finish(in(Duration.ofSeconds(20)));
    LaneEnds there = sink.awaitGuest(0).ends;
    for (int i = 0; i < 1000; i++) {
      assertEquals(Integer.toString(i), there.receive().text());
    }
    client.awaitEnded();
    sink.awaitDetached(sink.guests.get(0));
    assertEquals(1, client.guests.get(0).detached);
    assertEquals(1, sink.guests.get(0).detached);
  }

  @Test
  void shouldNotDestroyAtThePeerWhatItHasNotRead() throws IOException {
    FakeHost source = new FakeHost(SocketType.DEALER);
    Listener listener = transport.bind(Endpoint.parse("tcp://127.0.0.1:*"), source);
    try (RawPeer peer = RawPeer.connect(port(listener))) {
      peer.greet(1).ready("DEALER");
      FakeHost.Guest guest = source.awaitGuest(0);
      for (int i = 0; i < 100; i++) {
        guest.ends.send(Message.of(new byte[10_000]));
      }
      // Bytes that come now would be left unread by a close, and the kernel would answer with RST.
      peer.message("unread");
      guest.link.finish(in(Duration.ofSeconds(20)));
      Await.until("sent", () -> guest.ends.lanes.outbound().size() == 0);
      peer.message("and more");
      byte[] all = peer.socket.getInputStream().readAllBytes();
      assertTrue(all.length > 100 * 10_000, "read " + all.length);
      peer.close();
      source.awaitDetached(guest);
      assertEquals("The endpoint was closed", guest.cause);
    }
  }

  @Test
  void shouldEndAtTheDeadlineWhenThePeerDoesNotRead() {
    Listener listener = transport.bind(Endpoint.parse("tcp://127.0.0.1:*"), server);
    Connector connector = transport.connect(listener.endpoint(), client, client.ownLanes());
    for (int i = 0; i < 100; i++) {
      client.own.send(Message.of(new byte[1 << 20]));
    }
    client.awaitGuest(0);
    connector.finish(in(Duration.ofMillis(50)));
    client.awaitEnded();
    assertEquals(1, client.guests.get(0).detached);
    long left = client.own.lanes.outbound().size();
    assertTrue(left > 0 && left < 100, left + " left");
    assertTrue(client.guests.get(0).cause.contains("time"), client.guests.get(0).cause);
  }

  @Test
  void shouldEndAtOnceWithoutTime() {
    Listener listener = transport.bind(Endpoint.parse("tcp://127.0.0.1:*"), server);
    transport.connect(listener.endpoint(), client, client.ownLanes());
    FakeHost.Guest guest = server.awaitGuest(0);
    FakeHost.Guest here = client.awaitGuest(0);
    guest.link.finish(System.nanoTime());
    guest.link.finish(System.nanoTime());
    server.awaitDetached(guest);
    client.awaitDetached(here);
    assertEquals(1, guest.detached);
  }

  @Test
  void shouldFinishALinkWhoseAnswerIsStillOnItsWay() {
    server.answer =
        guest -> {
          guest.ends.send("farewell");
          guest.link.finish(in(Duration.ofSeconds(20)));
          server.join(guest);
        };
    FakeHost sink = new FakeHost(SocketType.DEALER);
    server.profile = new FakeHost(SocketType.DEALER).profile;
    Listener listener = transport.bind(Endpoint.parse("tcp://127.0.0.1:*"), server);
    transport.connect(listener.endpoint(), sink, sink.ownLanes());
    assertEquals(Message.of("farewell"), sink.awaitEndsReceive());
    server.awaitDetached(server.awaitGuest(0));
  }

  @Test
  void shouldEndEveryThread() {
    context.loops = 3;
    TcpTransport other = new TcpTransport(context);
    Listener listener = other.bind(Endpoint.parse("tcp://127.0.0.1:*"), server);
    other.connect(listener.endpoint(), client, client.ownLanes());
    FakeHost.Guest guest = server.awaitGuest(0);
    other.close();
    assertEquals(1, guest.detached);
    assertEquals(1, context.running().size()); // the loop of the other transport
  }

  // ---- what is there already -------------------------------------------------------------------

  private static void assertFails(Runnable call, String... words) {
    EndpointException e = assertThrows(EndpointException.class, call::run);
    for (String word : words) {
      assertTrue(e.getMessage().contains(word), e.getMessage());
    }
  }

  @Test
  void shouldSayThatAPortIsInUse() {
    Endpoint endpoint = transport.bind(Endpoint.parse("tcp://127.0.0.1:*"), server).endpoint();
    assertFails(
        () -> transport.bind(endpoint, server), endpoint.toString(), "is in use", "choose another");
  }

  @Test
  void shouldSayThatAnAddressIsNotHere() {
    assertFails(
        () -> transport.bind(Endpoint.parse("tcp://192.0.2.1:*"), server),
        "no interface of this machine has the address 192.0.2.1");
    context.resolver =
        host -> {
          throw new java.net.UnknownHostException(host);
        };
    assertFails(
        () -> transport.bind(Endpoint.parse("tcp://nonesuch0:*"), server),
        "'nonesuch0' is neither an interface nor an address nor a name");
  }

  @Test
  void shouldLeaveNoFileBehind(@TempDir Path directory) {
    Path path = directory.resolve("socket");
    Endpoint endpoint = Endpoint.parse("ipc://" + path);
    for (int i = 0; i < 10; i++) {
      Listener listener = transport.bind(endpoint, server);
      assertTrue(Files.exists(path));
      assertFails(() -> transport.bind(endpoint, server), "another socket listens there");
      listener.close();
      assertFalse(Files.exists(path));
    }
    Listener temporary = transport.bind(Endpoint.parse("ipc://*"), server);
    Path made = Path.of(temporary.endpoint().address());
    assertTrue(Files.exists(made));
    temporary.close();
    assertFalse(Files.exists(made.getParent()));
  }

  @Test
  void shouldTakeThePlaceOfAProcessThatDied(@TempDir Path directory) throws IOException {
    Path path = directory.resolve("socket");
    try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      dead.bind(UnixDomainSocketAddress.of(path));
    }
    assertTrue(Files.exists(path)); // closing does not remove it
    Listener listener = transport.bind(Endpoint.parse("ipc://" + path), server);
    transport.connect(listener.endpoint(), client, client.ownLanes());
    client.own.send("a");
    assertEquals(Message.of("a"), server.awaitGuest(0).ends.receive());
    assertEquals(path.toString(), server.guests.get(0).info.address());
  }

  @Test
  void shouldNotRemoveWhatIsNotASocket(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "precious");
    assertFails(() -> transport.bind(Endpoint.parse("ipc://" + file), server), "is not a socket");
    assertEquals("precious", Files.readString(file));
    assertFails(
        () -> transport.bind(Endpoint.parse("ipc://" + directory + "/no/socket"), server),
        "does not exist; create it");
  }

  @Test
  void shouldNotRemoveAFileThatAnotherHasPutThere(@TempDir Path directory) throws IOException {
    Path path = directory.resolve("socket");
    Listener listener = transport.bind(Endpoint.parse("ipc://" + path), server);
    Files.delete(path);
    Files.writeString(path, "another's");
    listener.close();
    assertEquals("another's", Files.readString(path));
  }
}
