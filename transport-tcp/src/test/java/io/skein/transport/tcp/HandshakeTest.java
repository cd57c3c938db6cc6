package io.skein.transport.tcp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.SocketEvent.AcceptFailed;
import io.skein.event.SocketEvent.Accepted;
import io.skein.event.SocketEvent.HandshakeFailed;
import io.skein.event.SocketEvent.RetryScheduled;
import io.skein.message.Endpoint;
import io.skein.message.HandshakeFailure;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.transport.Listener;
import io.skein.transport.TransportOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Peers that do not shake hands as they should; each ends its own connection only. */
class HandshakeTest {
  private final FakeClock clock = new FakeClock();
  private final FakeContext context = new FakeContext();
  private final FakeHost server = new FakeHost(SocketType.PULL);
  private final FakeHost client = new FakeHost(SocketType.PUSH);
  private TcpTransport transport;

  @BeforeEach
  void open() {
    transport = new TcpTransport(context);
  }

  @AfterEach
  void close() {
    transport.close();
  }

  private int bind() {
    Listener listener = transport.bind(Endpoint.parse("tcp://127.0.0.1:*"), server);
    return Integer.parseInt(listener.endpoint().address().split(":")[1]);
  }

  private void advance(Duration duration) {
    clock.advance(duration);
    transport.lookAtClock();
  }

  /** The socket goes on serving the others. */
  private void assertServes(int port) {
    int guest = server.guests.size();
    transport.connect(Endpoint.parse("tcp://127.0.0.1:" + port), client, client.ownLanes());
    client.own.send("still here");
    assertEquals(Message.of("still here"), server.awaitGuest(guest).ends.receive());
  }

  @Test
  void shouldJoinAPeerThatSpeaksByteForByte() throws IOException {
    try (RawPeer peer = RawPeer.connect(bind())) {
      peer.greet(1);
      byte[] greeting = peer.read(64);
      assertEquals((byte) 0xFF, greeting[0]);
      assertEquals(3, greeting[10]);
      peer.ready("PUSH").message("hello");
      assertEquals(Message.of("hello"), server.awaitGuest(0).ends.receive());
      assertEquals(SocketType.PUSH, server.guests.get(0).info.type());
    }
    server.awaitDetached(server.guests.get(0));
    assertEquals("The peer closed the connection", server.guests.get(0).cause);
  }

  @Test
  void shouldEndSilentPeersAndServeTheOthers() throws IOException {
    context.clock = clock;
    int port = bind();
    List<RawPeer> silent = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      silent.add(RawPeer.connect(port));
    }
    Await.until("all accepted", () -> server.eventsOf(Accepted.class).size() == 1000);
    assertServes(port);
    advance(Duration.ofSeconds(10));
    Await.until("all given up", () -> server.eventsOf(HandshakeFailed.class).size() == 1000);
    for (RawPeer peer : silent) {
      peer.awaitClosed();
      peer.close();
    }
    assertTrue(server.eventsOf(HandshakeFailed.class).get(0).cause().contains("within 10000 ms"));
    client.own.send("after");
    assertEquals(Message.of("after"), server.guests.get(0).ends.receive());
    assertEquals(0, server.guests.get(0).detached);
  }

  @Test
  void shouldCloseWhatIsMoreThanTheHalfOpenLimitALL23() throws IOException {
    TransportOptions d = TransportOptions.DEFAULT;
    server.transport(new TransportOptions(d.backlog(), -1, -1, -1, -1, -1, -1, -1, true, 3));
    int port = bind();
    List<RawPeer> silent = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      silent.add(RawPeer.connect(port));
    }
    String cause = server.awaitEvent(AcceptFailed.class).cause();
    assertTrue(cause.contains("3 others have not finished"), cause);
    assertEquals(3, server.eventsOf(Accepted.class).size());
    silent.get(0).close();
    server.awaitEvent(HandshakeFailed.class);
    assertServes(port);
    for (RawPeer peer : silent) {
      peer.close();
    }
  }

  @Test
  void shouldNameWhatArrivedInsteadOfAGreeting() throws IOException {
    int port = bind();
    try (RawPeer peer = RawPeer.connect(port)) {
      peer.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n" + "x".repeat(100_000));
      HandshakeFailed failed = server.awaitEvent(HandshakeFailed.class);
      assertTrue(failed.cause().contains("HTTP"), failed.cause());
      assertEquals(HandshakeFailure.VIOLATION, failed.failure());
      peer.awaitClosed();
    }
    assertServes(port);
  }

  @Test
  void shouldSendErrorToAnUnsuitableTypeBeforeItClosesALL14() throws IOException {
    int port = bind();
    try (RawPeer peer = RawPeer.connect(port)) {
      // A close that left these bytes unread would be an RST, and the ERROR be lost.
      peer.greet(1).ready("SUB").send("x".repeat(200_000));
      peer.read(64);
      peer.socket.shutdownOutput();
      byte[] rest = peer.socket.getInputStream().readAllBytes();
      String text = new String(rest, java.nio.charset.StandardCharsets.ISO_8859_1);
      assertTrue(text.contains("ERROR"), text);
    }
    HandshakeFailed failed = server.awaitEvent(HandshakeFailed.class);
    assertTrue(failed.cause().contains("SUB"), failed.cause());
    assertEquals(HandshakeFailure.INCOMPATIBLE_TYPE, failed.failure());
    assertServes(port);
  }

  @Test
  void shouldSayThatAPeerClosedInTheMiddleOfAMessage() throws IOException {
    int port = bind();
    try (RawPeer peer = RawPeer.connect(port)) {
      peer.greet(1).ready("PUSH").send((byte) 0, (byte) 100).send("only a part");
    }
    FakeHost.Guest guest = server.awaitGuest(0);
    server.awaitDetached(guest);
    assertEquals("The peer closed the connection in the middle of a message", guest.cause);
    assertServes(port);
  }

  @Test
  void shouldEndTheConnectionOfAPeerThatBreaksARuleLater() throws IOException {
    int port = bind();
    try (RawPeer peer = RawPeer.connect(port)) {
      peer.greet(1).ready("PUSH").message("good").send((byte) 0x80, (byte) 0);
      FakeHost.Guest guest = server.awaitGuest(0);
      assertEquals(Message.of("good"), guest.ends.receive());
      server.awaitDetached(guest);
      assertTrue(guest.cause.contains("ALL-16"), guest.cause);
    }
    assertServes(port);
  }

  @Test
  void shouldStopAfterThePeersErrorALL11() throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      transport.connect(
          Endpoint.parse("tcp://127.0.0.1:" + listener.getLocalPort()), client, client.ownLanes());
      try (RawPeer peer = RawPeer.accept(listener)) {
        peer.greet(1).command(new byte[] {5, 'E', 'R', 'R', 'O', 'R', 3, '4', '0', '0'});
      }
      client.awaitEnded();
      HandshakeFailed failed = client.awaitEvent(HandshakeFailed.class);
      assertTrue(failed.permanent());
      assertEquals(HandshakeFailure.REFUSED_BY_PEER, failed.failure());
      assertTrue(failed.cause().contains("400"), failed.cause());
      assertEquals(0, client.eventsOf(RetryScheduled.class).size());
    }
  }

  @Test
  void shouldGoOnAtTheSlowestPaceAfterAViolation() throws IOException {
    context.clock = clock;
    try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      transport.connect(
          Endpoint.parse("tcp://127.0.0.1:" + listener.getLocalPort()), client, client.ownLanes());
      try (RawPeer peer = RawPeer.accept(listener)) {
        peer.send("220 mail.example ESMTP ready for you and yours, whoever you are, today\r\n");
      }
      Duration delay = client.awaitEvent(RetryScheduled.class).delay();
      assertTrue(delay.compareTo(Duration.ofSeconds(5)) >= 0, delay.toString());
      assertTrue(delay.compareTo(Duration.ofSeconds(10)) <= 0, delay.toString());
      assertFalse(client.awaitEvent(HandshakeFailed.class).permanent());
      advance(Duration.ofSeconds(10));
      try (RawPeer peer = RawPeer.accept(listener)) {
        assertArrayEquals(new byte[] {(byte) 0xFF}, peer.read(1));
      }
    }
  }
}
