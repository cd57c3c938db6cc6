package io.skein.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.SocketEvent.PeerLeft;
import io.skein.message.Message;
import io.skein.message.RoutingId;
import io.skein.message.SocketType;
import io.skein.reqrep.DealerSocket;
import io.skein.reqrep.ReqSocket;
import io.skein.reqrep.RoutedMessage;
import io.skein.reqrep.RouterSocket;
import io.skein.testkit.Await;
import io.skein.testkit.Background;
import io.skein.testkit.EventRecorder;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Routing ids, announced and generated, in both directions. */
class LibzmqRoutingIdTest extends LibzmqSuite {

  @ParameterizedTest
  @ValueSource(strings = {"REQ", "DEALER", "ROUTER"})
  void shouldKnowTheirPeerByTheIdThatItAnnounces(String type) throws Exception {
    try (RouterSocket router = RouterSocket.open(context, o -> o.routingId("us"));
        ForeignSocket peer = libzmq.open(SocketType.valueOf(type), "them")) {
      peer.connect(router.bind(wildcard("tcp")).toString());
      assertTrue(router.awaitPeers(1, Await.DEADLINE));
      if (type.equals("REQ")) {
        peer.send(frames("question"));
        RoutedMessage request = routed(router);
        assertEquals(RoutingId.of("them"), request.id());
        assertEquals(Message.of("", "question"), request.message());
        assertTrue(router.send(request.id(), "", "answer"));
        assertEquals(parts("answer"), peer.receive());
      } else {
        assertTrue(router.send(RoutingId.of("them"), "hello"));
        List<Part> got = peer.receive();
        assertEquals(type.equals("ROUTER") ? parts("us", "hello") : parts("hello"), got);
      }
      assertFalse(router.send(RoutingId.of("nobody"), "hello"));
    }
  }

  /** ROU-9: a peer that announces none gets five bytes, the first of them zero. */
  @Test
  void shouldMakeAnIdForTheirPeerWithoutOne() throws Exception {
    try (RouterSocket router = RouterSocket.open(context);
        ForeignSocket one = libzmq.open(SocketType.DEALER, null);
        ForeignSocket other = libzmq.open(SocketType.DEALER, null)) {
      String endpoint = router.bind(wildcard("tcp")).toString();
      one.connect(endpoint);
      other.connect(endpoint);
      for (ForeignSocket peer : List.of(one, other)) {
        peer.send(frames("hello"));
        RoutingId id = routed(router).id();
        assertTrue(id.isGenerated(), id::toString);
        assertEquals(5, id.frame().size());
        assertTrue(router.send(id, "only you"));
        assertEquals(parts("only you"), peer.receive());
      }
    }
  }

  private static RoutedMessage routed(RouterSocket router) throws InterruptedException {
    return router.receiveRouted(Await.DEADLINE).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp", "ipc"})
  void shouldBeKnownToTheirRouterByTheOwnId(String scheme) throws Exception {
    try (ForeignSocket router = libzmq.open(SocketType.ROUTER, null);
        DealerSocket dealer = DealerSocket.open(context, o -> o.routingId("us"))) {
      dealer.connect(router.bind(wildcard(scheme)));
      dealer.send("hello");
      assertEquals(parts("us", "hello"), router.receive());
      router.send(frames("us", "hello yourself"));
      assertEquals(Message.of("hello yourself"), take(dealer));
    }
  }

  @Test
  void shouldBeGivenAnIdByTheirRouter() throws Exception {
    try (ForeignSocket router = libzmq.open(SocketType.ROUTER, null);
        ReqSocket client = ReqSocket.open(context)) {
      client.connect(router.bind(wildcard("tcp")));
      Background<Message> answer =
          Background.start("request", () -> client.request(Message.of("question")));
      List<Part> request = router.receive();
      assertEquals(5, request.get(0).size());
      assertTrue(request.get(0).digits().startsWith("00"));
      byte[] id = HexFormat.of().parseHex(request.get(0).digits());
      router.send(List.of(id, new byte[0], frames("answer").get(0)));
      assertEquals("answer", answer.result().text());
    }
  }

  /** Of two peers with one id the first keeps it while it lives; then the next has its chance. */
  @Test
  void shouldLetASecondPeerOfOneIdInWhenTheFirstHasGone() throws Exception {
    EventRecorder events = new EventRecorder();
    try (RouterSocket router = RouterSocket.open(context, o -> o.onEvent(events));
        ForeignSocket second = libzmq.open(SocketType.DEALER, "twin")) {
      String endpoint = router.bind(wildcard("tcp")).toString();
      ForeignSocket first = libzmq.open(SocketType.DEALER, "twin");
      first.connect(endpoint);
      assertTrue(router.awaitPeers(1, Await.DEADLINE));
      second.connect(endpoint);
      second.send(frames("from the second"));
      for (int i = 0; i < 10; i++) {
        first.send(frames("from the first"));
        assertEquals(Message.of("from the first"), routed(router).message());
        assertTrue(router.send(RoutingId.of("twin"), "to the first"));
        assertEquals(parts("to the first"), first.receive());
      }
      first.close();
      events.await(PeerLeft.class);
      // What it sent while it was refused is gone with those connections, or comes now.
      Await.until(
          "the second is heard",
          () -> {
            second.send(frames("from the second"));
            return router.tryReceiveRouted().isPresent();
          });
      assertTrue(router.send(RoutingId.of("twin"), "to the second"));
      assertEquals(parts("to the second"), second.receive());
    }
  }
}
