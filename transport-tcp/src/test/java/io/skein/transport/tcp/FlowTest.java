package io.skein.transport.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.SocketEvent.AcceptFailed;
import io.skein.event.SocketEvent.Accepted;
import io.skein.message.Endpoint;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.pipe.Lane;
import io.skein.transport.Listener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Back-pressure, signs of life, and what happens when there is nothing to do or nothing left. */
class FlowTest {
  private final FakeContext context = new FakeContext();
  private final TcpTransport transport = new TcpTransport(context);
  private final FakeHost server = new FakeHost(SocketType.DEALER, 10, 10);
  private final FakeHost client = new FakeHost(SocketType.DEALER, 10, 10);

  @AfterEach
  void close() {
    transport.close();
  }

  private FakeHost.Guest join() {
    Listener listener = transport.bind(Endpoint.parse("tcp://127.0.0.1:*"), server);
    transport.connect(listener.endpoint(), client, client.ownLanes());
    client.awaitGuest(0);
    return server.awaitGuest(0);
  }

  @Test
  void shouldStopTheWriterWhenTheReaderDoesNotTake() {
    LaneEnds there = join().ends;
    int size = 1 << 20;
    int sent = 0;
    try (Busy busy = new Busy()) {
      long before;
      do { // until the writer has come to rest at a channel that takes nothing, its lane full
        while (client.own.trySend(Message.of(Integer.toString(sent).getBytes(), new byte[size]))) {
          sent++;
          assertTrue(sent < 1000, "The writer goes on");
        }
        before = transport.wakeUps();
        busy.roundTrips(200);
      } while (transport.wakeUps() != before || client.own.lanes.outbound().hasRoom());
    }
    // Ten here, ten there, and what the two kernel buffers hold: at most 4 MiB, and 32 MiB where
    // the kernel lets a reader's grow most (tcp_rmem).
    assertTrue(sent >= 20 && sent < 20 + 38, sent + " were taken");
    for (int i = 0; i < sent; i++) {
      assertEquals(Integer.toString(i), there.receive().text());
    }
    client.own.send("goes on");
    assertEquals("goes on", there.receive().text());
  }

  /** From the first read on: everything is there already, and nobody takes. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 1000})
  void shouldTakeInFewSmallMessagesAboveTheMark(int mark) throws IOException {
    server.profile = new FakeHost(SocketType.DEALER, 10, mark).profile;
    Listener listener = transport.bind(Endpoint.parse("tcp://127.0.0.1:*"), server);
    int total = 20_000;
    ByteArrayOutputStream flood = new ByteArrayOutputStream();
    for (int i = 0; i < total; i++) {
      flood.writeBytes(String.format("\0\n%010d", i).getBytes(StandardCharsets.US_ASCII));
    }
    try (RawPeer peer = RawPeer.connect(portOf(listener))) {
      peer.greet(1).ready("DEALER").send(flood.toByteArray());
      LaneEnds ends = server.awaitGuest(0).ends;
      Lane inbound = ends.lanes.inbound();
      int taken = 0;
      while (total - taken > mark) {
        int left = total - taken;
        Await.until(
            "the reader waits, or all is read",
            () -> inbound.roomBell().isArmed() || inbound.size() == left);
        long held = inbound.size();
        assertTrue(held >= mark && held <= mark + 8192 / 12, held + " held, " + left + " left");
        for (long i = held; i > mark / 2; i--) {
          assertEquals(taken++, Integer.parseInt(ends.receive().text()));
        }
      }
    }
  }

  private static int portOf(Listener listener) {
    return Integer.parseInt(listener.endpoint().address().split(":")[1]);
  }

  @Test
  void shouldKeepExactlyToAMarkOfOne() {
    client.profile = new FakeHost(SocketType.DEALER, 1, 1).profile;
    server.profile = client.profile;
    LaneEnds there = join().ends;
    for (int i = 0; i < 1_000; i++) {
      client.own.send(Integer.toString(i));
      assertTrue(client.own.lanes.outbound().size() <= 1);
      if (i % 3 == 0) {
        there.send(Integer.toString(i));
        assertEquals(Integer.toString(i), client.own.receive().text());
      }
      assertEquals(Integer.toString(i), there.receive().text());
    }
  }

  @Test
  void shouldSayThatAPeerIsAlive() {
    FakeHost.Guest guest = join();
    guest.link.prove();
    Await.until("alive", () -> guest.alive == 1);
    guest.link.prove();
    Await.until("alive again", () -> guest.alive == 2);
    assertEquals(0, guest.detached);
  }

  /** The threads that bring a socket's wishes may overtake each other. */
  @Test
  void shouldProveAPeerAlthoughTheWishOvertookTheAnswer() {
    server.answer =
        guest -> {
          guest.link.prove();
          server.join(guest);
        };
    FakeHost.Guest guest = join();
    Await.until("alive", () -> guest.alive == 1);
  }

  @Test
  void shouldEndAPeerThatGivesNoProof() throws IOException {
    FakeClock clock = new FakeClock();
    context.clock = clock;
    Listener listener = transport.bind(Endpoint.parse("tcp://127.0.0.1:*"), server);
    int port = portOf(listener);
    try (RawPeer old = RawPeer.connect(port)) {
      old.greet(0).ready("DEALER"); // of 3.0: it knows no PING
      FakeHost.Guest guest = server.awaitGuest(0);
      guest.link.prove();
      // Whether it was seen is told by what follows it on the same loop.
      FakeHost.Guest other = secondGuest(port);
      other.link.prove();
      Await.until("the other is alive", () -> other.alive == 1);
      clock.advance(Duration.ofSeconds(10));
      transport.lookAtClock();
      server.awaitDetached(guest);
      assertEquals(0, guest.alive);
      assertEquals(0, other.detached);
    }
  }

  private FakeHost.Guest secondGuest(int port) {
    transport.connect(Endpoint.parse("tcp://127.0.0.1:" + port), client, client.ownLanes());
    return server.awaitGuest(1);
  }

  @Test
  void shouldPingAndEndAPeerThatIsSilent() throws IOException {
    FakeClock clock = new FakeClock();
    context.clock = clock;
    Listener listener = transport.bind(Endpoint.parse("tcp://127.0.0.1:*"), server);
    int port = portOf(listener);
    try (RawPeer peer = RawPeer.connect(port)) {
      peer.greet(1).ready("DEALER");
      FakeHost.Guest guest = server.awaitGuest(0);
      int handshake = 64;
      peer.read(handshake);
      int ready = peer.read(2)[1];
      peer.read(ready);
      // It may have joined only after the first seconds, so they pass until something happens.
      Await.until("a PING", () -> passSecond() && peer.available() > 0);
      byte[] ping = peer.read(7);
      assertEquals("PING", new String(ping, 3, 4));
      assertEquals(0, guest.detached);
      Await.until("the end", () -> passSecond() && guest.detached > 0);
      assertTrue(guest.cause.contains("no sign of life"), guest.cause);
    }
  }

  private boolean passSecond() {
    ((FakeClock) context.clock).advance(Duration.ofSeconds(1));
    transport.lookAtClock();
    return true;
  }

  @Test
  void shouldAskTheSystemForNothingWhileNothingHappens() {
    join();
    try (Busy busy = new Busy()) {
      long before;
      do { // until the idle one has come to rest
        before = transport.wakeUps();
        busy.roundTrips(200);
      } while (transport.wakeUps() != before);
      busy.roundTrips(2_000);
      assertEquals(before, transport.wakeUps());
      assertTrue(busy.transport.wakeUps() > 100);
    }
  }

  /** Two others with a transport of their own, whose work is how long a test looks. */
  private static final class Busy implements AutoCloseable {
    final TcpTransport transport = new TcpTransport(new FakeContext());
    private final FakeHost server = new FakeHost(SocketType.DEALER);
    private final FakeHost client = new FakeHost(SocketType.DEALER);
    private final LaneEnds there;

    Busy() {
      Listener listener = transport.bind(Endpoint.parse("tcp://127.0.0.1:*"), server);
      transport.connect(listener.endpoint(), client, client.ownLanes());
      there = server.awaitGuest(0).ends;
    }

    void roundTrips(int count) {
      for (int i = 0; i < count; i++) {
        client.own.send("ping");
        there.receive();
        there.send("pong");
        client.own.receive();
      }
    }

    @Override
    public void close() {
      transport.close();
    }
  }

  @Test
  void shouldPauseWithoutFreeDescriptorsAndThenGoOn() throws Exception {
    Path limits = Path.of("/proc/self/limits");
    Assumptions.assumeTrue(Files.exists(limits), "needs Linux");
    LaneEnds there = join().ends;
    int port =
        Integer.parseInt(
            server
                .awaitEvent(io.skein.event.SocketEvent.Listening.class)
                .endpoint()
                .address()
                .split(":")[1]);
    String usual =
        Files.readAllLines(limits).stream()
            .filter(line -> line.startsWith("Max open files"))
            .map(line -> line.split("\\s+")[3])
            .findFirst()
            .orElseThrow();
    Assumptions.assumeTrue(limitDescriptors("256"), "needs prlimit");
    List<InputStream> all = new ArrayList<>();
    RawPeer peer = null;
    try {
      try {
        while (true) {
          all.add(Files.newInputStream(Path.of("/dev/null")));
        }
      } catch (IOException e) {
        all.remove(all.size() - 1).close(); // one for the peer, none for its other end
      }
      peer = RawPeer.connect(port);
      String cause = server.awaitEvent(AcceptFailed.class).cause();
      assertTrue(cause.contains("Too many open files"), cause);
      client.own.send("the loop lives");
      assertEquals("the loop lives", there.receive().text());
      assertTrue(server.eventsOf(AcceptFailed.class).size() < 100);
      assertEquals(1, server.eventsOf(Accepted.class).size());
    } finally {
      for (InputStream one : all) {
        one.close();
      }
      assertTrue(limitDescriptors(usual));
    }
    peer.greet(1).ready("DEALER").message("at last");
    assertEquals("at last", server.awaitGuest(1).ends.receive().text());
    peer.close();
  }

  private static boolean limitDescriptors(String soft) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(
                  "prlimit",
                  "--pid",
                  Long.toString(ProcessHandle.current().pid()),
                  "--nofile=" + soft + ":")
              .inheritIO()
              .start();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
