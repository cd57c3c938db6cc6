package io.skein.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.NoRouteException;
import io.skein.event.SocketEvent.Dropped;
import io.skein.message.DropCause;
import io.skein.message.Endpoint;
import io.skein.message.Frame;
import io.skein.message.Message;
import io.skein.message.RoutingId;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.pubsub.PubSocket;
import io.skein.pubsub.SubSocket;
import io.skein.reqrep.DealerSocket;
import io.skein.reqrep.RepSocket;
import io.skein.reqrep.ReqSocket;
import io.skein.reqrep.Request;
import io.skein.reqrep.RouterSocket;
import io.skein.socket.Context;
import io.skein.socket.SkeinSocket;
import io.skein.testkit.Await;
import io.skein.testkit.Background;
import io.skein.testkit.EventRecorder;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A message that goes no further is counted by its cause and told in an event. */
class DropsTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String NOWHERE = "tcp://127.0.0.1:1";

  private final Context context = Context.create();
  private final EventRecorder events = new EventRecorder();

  @AfterEach
  void close() {
    context.close();
  }

  /** Counted, and told in events that add up to the same. */
  private void assertDropped(SkeinSocket socket, DropCause cause, long count) throws Exception {
    Await.until(
        () -> count + " dropped because of " + cause + ", not " + socket.stats(),
        () -> socket.stats().dropped(cause) == count);
    Await.until(
        () -> "told of " + count + ": " + events.events(),
        () ->
            events.events(Dropped.class).stream()
                    .filter(event -> event.why() == cause)
                    .mapToLong(Dropped::count)
                    .sum()
                == count);
    assertEquals(count, socket.stats().droppedInAll());
  }

  @Test
  void pub5ShouldCountWhatASlowSubscriberMisses() throws Exception {
    PubSocket pub = PubSocket.open(context, o -> o.sendHighWaterMark(2).onEvent(events));
    SubSocket sub = SubSocket.open(context, o -> o.receiveHighWaterMark(3));
    sub.subscribe("");
    sub.connect(pub.bind("inproc://*"));
    assertTrue(pub.awaitSubscribers(1, LONG));
    for (int i = 0; i < 12; i++) {
      pub.send("message " + i);
    }
    assertDropped(pub, DropCause.HIGH_WATER_MARK, 7);
    assertTrue(events.await(Dropped.class).peerIfKnown().isPresent());
    for (int i = 0; i < 5; i++) {
      assertEquals("message " + i, sub.receive().text());
    }
    pub.send("there is room again");
    assertEquals("there is room again", sub.receive().text());
  }

  @Test
  void rou7ShouldCountWhatHasNoRoute() throws Exception {
    RouterSocket router = RouterSocket.open(context, o -> o.onEvent(events));
    router.send(Message.of("nobody", "message"));
    router.send(Message.of("nobody", "another"));
    assertDropped(router, DropCause.UNROUTABLE, 2);
    assertFalse(router.send(RoutingId.of("nobody"), "the caller knows"));
    assertEquals(2, router.stats().droppedInAll());
  }

  @Test
  void rou7ShouldRefuseWhatHasNoRouteWhenMandatory() {
    RouterSocket router = RouterSocket.open(context, o -> o.mandatory(true));
    Message message = Message.of("nobody", "message");
    String said = assertThrows(NoRouteException.class, () -> router.send(message)).getMessage();
    assertTrue(said.contains("'nobody'"), said);
    assertEquals(0, router.stats().droppedInAll());
  }

  @Test
  void shouldCountARoutedMessageWithoutABody() throws Exception {
    RouterSocket router = RouterSocket.open(context, o -> o.onEvent(events));
    router.send(Message.of("id alone"));
    assertDropped(router, DropCause.MALFORMED, 1);
  }

  @Test
  void rep7ShouldCountTheReplyToAPeerThatHasGone() throws Exception {
    RepSocket rep = RepSocket.open(context, o -> o.onEvent(events));
    ReqSocket req = ReqSocket.open(context);
    req.connect(rep.bind("tcp://127.0.0.1:*"));
    req.send("question");
    Request request = rep.receiveRequest();
    req.close();
    Await.until("the peer has gone", () -> rep.stats().peers().isEmpty());
    request.reply("answer");
    assertDropped(rep, DropCause.PEER_GONE, 1);
  }

  @Test
  void rep9ShouldCountARequestWithoutADelimiter() throws Exception {
    RepSocket rep = RepSocket.open(context, o -> o.onEvent(events));
    DealerSocket dealer = DealerSocket.open(context);
    dealer.connect(rep.bind("inproc://*"));
    dealer.send("no delimiter");
    dealer.send(Message.of("a good one").prepend(Frame.EMPTY));
    assertEquals("a good one", rep.receive().text());
    assertDropped(rep, DropCause.MALFORMED, 1);
  }

  @Test
  void req9ShouldCountWhatWasNotAskedFor() throws Exception {
    ReqSocket req = ReqSocket.open(context, o -> o.onEvent(events));
    RouterSocket router = RouterSocket.open(context);
    router.connect(req.bind("inproc://*"));
    Background<Message> asking = Background.start("request", () -> req.request("question"));
    RoutingId id = router.receiveRouted().id();
    router.send(id, "", "answer");
    assertEquals("answer", asking.result().text());
    router.send(id, "", "another answer");
    router.send(id, "", "and one more");
    assertDropped(req, DropCause.UNEXPECTED, 2);
  }

  @Test
  void q3ShouldCountWhatWasQueuedForAPeerThatLeft() throws Exception {
    PushSocket push = PushSocket.open(context, o -> o.onEvent(events).sendBuffer(4096));
    PullSocket pull = PullSocket.open(context, o -> o.receiveHighWaterMark(1).receiveBuffer(4096));
    pull.connect(push.bind("tcp://127.0.0.1:*"));
    assertTrue(push.awaitPeers(1, LONG));
    Message large = Message.wrap(new byte[1 << 20]);
    for (int i = 0; i < 20; i++) {
      push.send(large);
    }
    pull.close(Duration.ZERO);
    Await.until("the peer has gone", () -> push.stats().peers().isEmpty());
    long dropped = push.stats().dropped(DropCause.CONNECTION_LOST);
    assertTrue(dropped > 0, "20 MiB are more than the kernel holds");
    assertDropped(push, DropCause.CONNECTION_LOST, dropped);
    assertEquals(20, push.stats().sent() + dropped);
  }

  @Test
  void shouldCountWhatWasQueuedForAnEndpointThatWasDisconnected() throws Exception {
    PushSocket push = PushSocket.open(context, o -> o.linger(Duration.ZERO).onEvent(events));
    push.connect(NOWHERE);
    push.send("one");
    push.send("two");
    push.disconnect(Endpoint.parse(NOWHERE));
    assertDropped(push, DropCause.ENDPOINT_CLOSED, 2);
  }

  @Test
  void shouldCountWhatDidNotLeaveInTime() throws Exception {
    PushSocket push = PushSocket.open(context, o -> o.onEvent(events));
    push.connect(NOWHERE);
    push.send("one");
    push.close(Duration.ZERO);
    assertDropped(push, DropCause.LINGER_EXPIRED, 1);
  }

  @Test
  void shouldCountNothingWhenAllGoesWell() throws Exception {
    PushSocket push = PushSocket.open(context, o -> o.onEvent(events));
    PullSocket pull = PullSocket.open(context);
    push.connect(pull.bind("tcp://127.0.0.1:*"));
    for (int i = 0; i < 5000; i++) {
      push.send("message");
      pull.receive();
    }
    push.close();
    assertEquals(0, push.stats().droppedInAll());
    assertEquals(0, pull.stats().droppedInAll());
    assertEquals(0, events.events(Dropped.class).size());
  }
}
