package io.skein.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.CloseReport;
import io.skein.event.SocketClosedException;
import io.skein.message.Message;
import io.skein.message.RoutingId;
import io.skein.message.SocketType;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.reqrep.DealerSocket;
import io.skein.reqrep.RouterSocket;
import io.skein.socket.Context;
import io.skein.testkit.Await;
import io.skein.testkit.Background;
import io.skein.testkit.StallingTransport;
import io.skein.transport.inproc.InprocTransportProvider;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whoever is stuck in a transport is stuck alone. */
class StallTest {
  private static final Duration SHORT = Duration.ofMillis(50);

  private static Context contextWith(StallingTransport stalling) {
    return Context.builder().transports(stalling, new InprocTransportProvider()).build();
  }

  @Test
  void shouldSendToOthersWhileAPeerStandsStill() throws Exception {
    try (Context context = contextWith(StallingTransport.standingStill(SocketType.PULL));
        PullSocket sink = PullSocket.open(context);
        PushSocket source =
            PushSocket.open(context, o -> o.sendHighWaterMark(5).linger(Duration.ZERO))) {
      source.connect("stall://one");
      source.connect(sink.bind("inproc://*"));
      assertTrue(source.awaitPeers(2, Await.DEADLINE));
      Background<Void> sender =
          Background.run(
              "sender",
              () -> {
                for (int i = 0; i < 105; i++) {
                  source.send(Integer.toString(i));
                }
              });
      for (int i = 0; i < 100; i++) {
        sink.receive();
      }
      sender.result();
      assertEquals(5, source.close(SHORT).undeliveredInAll());
    }
  }

  @Test
  void shouldCloseThoughAPeerStandsStill() throws Exception {
    try (Context context = contextWith(StallingTransport.standingStill(SocketType.PULL))) {
      PushSocket source = PushSocket.open(context, o -> o.sendHighWaterMark(1));
      source.connect("stall://one");
      Background<Void> stuck =
          Background.run(
              "sender",
              () -> {
                while (true) {
                  source.send("for nobody");
                }
              });
      Await.until("the queue is full", () -> !source.trySend(Message.of("for nobody")));
      stuck.awaitParked();
      CloseReport report = Background.start("closing", () -> source.close(SHORT)).result();
      assertEquals(1, report.undeliveredInAll());
      assertThrows(SocketClosedException.class, stuck::result);
    }
  }

  /** The sending thread itself is held by the transport, for ever. */
  @Test
  void shouldDelayNobodyWhileASenderIsHeldByItsTransport() throws Exception {
    StallingTransport stalling = StallingTransport.holdingSenders(SocketType.DEALER);
    try (Context context = contextWith(stalling);
        RouterSocket router = RouterSocket.open(context, o -> o.linger(SHORT));
        DealerSocket free = DealerSocket.open(context, o -> o.routingId("free"))) {
      free.connect(router.bind("inproc://*"));
      router.connect("stall://one");
      assertTrue(router.awaitPeers(2, Await.DEADLINE));
      RoutingId stalled =
          router.stats().peers().stream()
              .filter(peer -> peer.endpoint().scheme().equals("stall"))
              .map(peer -> peer.peer().orElseThrow().routingId())
              .findFirst()
              .orElseThrow();
      Background<Void> held = Background.run("held", () -> router.send(stalled, "hello"));
      stalling.awaitHeld(1);

      for (int i = 0; i < 1000; i++) {
        assertTrue(router.send(RoutingId.of("free"), "message " + i));
        assertEquals("message " + i, free.receive().text());
        free.send("reply " + i);
        assertEquals("reply " + i, router.receive().text(1));
      }
      assertTrue(router.send(stalled, "queued behind the held one"));

      Background.start("closing", () -> router.close(SHORT)).result();
      assertFalse(held.isDone(), "the transport has let go of its sender");
      stalling.release();
      held.result();
    }
  }

  @Test
  void shouldCloseTheContextWhileASenderIsHeldByItsTransport() throws Exception {
    StallingTransport stalling = StallingTransport.holdingSenders(SocketType.PULL);
    Context context = contextWith(stalling);
    PushSocket source = PushSocket.open(context, o -> o.linger(SHORT));
    source.connect("stall://one");
    assertTrue(source.awaitPeers(1, Await.DEADLINE));
    Background<Void> held = Background.run("held", () -> source.send("hello"));
    stalling.awaitHeld(1);
    Background.run("closing", context::close).result();
    assertFalse(held.isDone(), "the transport has let go of its sender");
    stalling.release();
    held.result();
  }
}
