package io.skein.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.SocketEvent.Dropped;
import io.skein.message.DropCause;
import io.skein.message.Message;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.pubsub.PubSocket;
import io.skein.pubsub.SubSocket;
import io.skein.reqrep.DealerSocket;
import io.skein.reqrep.RepSocket;
import io.skein.reqrep.ReqSocket;
import io.skein.socket.Context;
import io.skein.socket.Poller;
import io.skein.socket.Poller.Interest;
import io.skein.socket.SkeinSocket;
import io.skein.testkit.Await;
import io.skein.testkit.EventRecorder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What had arrived and was not taken when its socket was closed is counted as well. */
class NotTakenTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final Context context = Context.create();
  private final EventRecorder events = new EventRecorder();

  @AfterEach
  void close() {
    context.close();
  }

  /** Closes, and finds {@code count} messages in the report, the statistics and the events. */
  private void assertNotTaken(SkeinSocket socket, long count) throws Exception {
    assertEquals(count, socket.close(Duration.ZERO).notTaken());
    assertEquals(count, socket.stats().dropped(DropCause.NOT_TAKEN));
    Await.until(
        () -> "told of " + count + ": " + events.events(),
        () ->
            events.events(Dropped.class).stream()
                    .filter(event -> event.why() == DropCause.NOT_TAKEN)
                    .mapToLong(Dropped::count)
                    .sum()
                == count);
    assertTrue(events.await(Dropped.class).peerIfKnown().isPresent());
  }

  private void awaitReady(SkeinSocket socket) throws InterruptedException {
    try (Poller poller = new Poller()) {
      poller.add(socket, Interest.RECEIVE);
      assertEquals(1, poller.await(LONG).size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"inproc://*", "tcp://127.0.0.1:*", "ipc://*"})
  void shouldCountWhatWasInTheQueues(String endpoint) throws Exception {
    PullSocket pull = PullSocket.open(context, o -> o.onEvent(events));
    PushSocket push = PushSocket.open(context);
    push.connect(pull.bind(endpoint));
    for (int i = 0; i < 3; i++) {
      push.send("message " + i);
    }
    Await.until(
        "all have come",
        () -> pull.stats().peers().stream().mapToLong(p -> p.receiveQueued()).sum() == 3);
    assertNotTaken(pull, 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"inproc://*", "tcp://127.0.0.1:*"})
  void shouldCountWhatAPeerThatHasGoneHadSent(String endpoint) throws Exception {
    PullSocket pull = PullSocket.open(context, o -> o.onEvent(events));
    PushSocket push = PushSocket.open(context);
    push.connect(pull.bind(endpoint));
    push.send("one");
    push.send("two");
    assertTrue(push.close(LONG).isClean());
    assertEquals("one", pull.receive().text());
    Await.until("the peer has gone", () -> pull.stats().peers().isEmpty());
    assertNotTaken(pull, 1);
  }

  @Test
  void shouldCountTheNewsThatAPollerHasSeen() throws Exception {
    SubSocket sub = SubSocket.open(context, o -> o.onEvent(events));
    PubSocket pub = PubSocket.open(context);
    sub.subscribe("");
    sub.connect(pub.bind("inproc://*"));
    assertTrue(pub.awaitSubscribers(1, LONG));
    pub.send("news");
    awaitReady(sub);
    assertNotTaken(sub, 1);
  }

  @Test
  void shouldCountTheRequestThatAPollerHasSeen() throws Exception {
    RepSocket rep = RepSocket.open(context, o -> o.onEvent(events));
    DealerSocket dealer = DealerSocket.open(context);
    dealer.connect(rep.bind("inproc://*"));
    dealer.send("", "question");
    awaitReady(rep);
    assertNotTaken(rep, 1);
  }

  @Test
  void shouldCountTheReplyThatAPollerHasSeen() throws Exception {
    ReqSocket req = ReqSocket.open(context, o -> o.onEvent(events));
    RepSocket rep = RepSocket.open(context);
    req.connect(rep.bind("inproc://*"));
    req.send("question");
    rep.receiveRequest().reply("answer");
    awaitReady(req);
    assertNotTaken(req, 1);
  }

  /** The future was completed otherwise after the reply had been given to it. */
  @Test
  void req9ShouldCountAReplyThatCameAtTheMomentOfItsCancellation() throws Exception {
    Queue<Runnable> work = new ConcurrentLinkedQueue<>();
    try (Context byHand = Context.builder().executor(work::add).build()) {
      ReqSocket req = ReqSocket.open(byHand);
      RepSocket rep = RepSocket.open(byHand);
      req.connect(rep.bind("inproc://*"));
      CompletableFuture<Message> reply = req.requestAsync(Message.of("question"));
      rep.receiveRequest().reply("answer");
      reply.cancel(false);
      new ArrayDeque<>(work).forEach(Runnable::run);
      assertEquals(1, req.stats().dropped(DropCause.UNEXPECTED));
    }
  }
}
