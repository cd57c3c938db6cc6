package io.skein.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Message;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.reqrep.DealerSocket;
import io.skein.reqrep.RepSocket;
import io.skein.reqrep.ReqSocket;
import io.skein.reqrep.RouterSocket;
import io.skein.socket.Context;
import io.skein.socket.Handling;
import io.skein.testkit.Await;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that come by themselves: to handlers, and to subscribers that say how many. */
class HandlerTest {
  private final Context context = Context.builder().name("handled").build();
  private final PullSocket pull = PullSocket.open(context);
  private final PushSocket push = PushSocket.open(context);
  private final Queue<String> given = new ConcurrentLinkedQueue<>();

  @AfterEach
  void close() {
    push.close(Duration.ZERO);
    context.close();
  }

  private void awaitGiven(int count) throws InterruptedException {
    Await.until(() -> count + " are given, not " + given, () -> given.size() == count);
  }

  private void send(int from, int to) throws InterruptedException {
    for (int i = from; i < to; i++) {
      push.send("message " + i);
    }
  }

  private void assertInOrder(int count) {
    int next = 0;
    for (String text : given) {
      assertEquals("message " + next++, text);
    }
    assertEquals(count, next);
  }

  @ParameterizedTest
  @ValueSource(strings = {"inproc://*", "tcp://127.0.0.1:*"})
  void shouldHandleOneAfterAnotherInOrder(String endpoint) throws Exception {
    AtomicInteger atOnce = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicReference<String> elsewhere = new AtomicReference<>();
    pull.onMessage(
        message -> {
          most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
          String thread = Thread.currentThread().getName();
          if (!thread.startsWith("handled-callback-")) {
            elsewhere.set(thread);
          }
          given.add(message.text());
          atOnce.decrementAndGet();
        });
    push.connect(pull.bind(endpoint));
    send(0, 10_000);
    awaitGiven(10_000);
    assertInOrder(10_000);
    assertEquals(1, most.get());
    assertEquals(null, elsewhere.get());
  }

  @Test
  void shouldGoOnAfterAHandlerThatThrows() throws Exception {
    Handling handling =
        pull.onMessage(
            message -> {
              given.add(message.text());
              if (given.size() == 2) {
                throw new AssertionError("a handler's own mistake");
              }
              throw new IllegalStateException("a handler's own mistake");
            });
    push.connect(pull.bind("inproc://*"));
    send(0, 3);
    awaitGiven(3);
    Await.until("all are counted", () -> handling.failures() == 3);
  }

  @Test
  void shouldGiveNothingMoreOnceItIsClosed() throws Exception {
    AtomicReference<Handling> handling = new AtomicReference<>();
    push.connect(pull.bind("inproc://*"));
    handling.set(
        pull.onMessage(
            message -> {
              given.add(message.text());
              if (message.text().equals("message 2")) {
                handling.get().close();
              }
            }));
    send(0, 10);
    awaitGiven(3);
    for (int i = 3; i < 10; i++) {
      assertEquals("message " + i, pull.receive().text());
    }
    assertInOrder(3);
    handling.get().close();
  }

  @Test
  void shouldLeaveAnExecutorThatRunsAtOnceItsWay() throws Exception {
    try (Context direct = Context.builder().executor(Runnable::run).build()) {
      PullSocket sink = PullSocket.open(direct);
      PushSocket source = PushSocket.open(direct);
      source.connect(sink.bind("inproc://*"));
      sink.onMessage(
          message -> {
            given.add(message.text());
            if (given.size() < 100) {
              source.trySend(message); // which comes back here without a deeper stack
            }
          });
      source.send("round and round");
      awaitGiven(100);
    }
  }

  @Test
  void shouldShareMessagesBetweenHandlers() throws Exception {
    push.connect(pull.bind("tcp://127.0.0.1:*"));
    pull.onMessage(message -> given.add(message.text()));
    pull.onMessage(message -> given.add(message.text()));
    send(0, 1000);
    awaitGiven(1000);
    assertEquals(1000, given.stream().distinct().count());
  }

  @Test
  void shouldAnswerRequests() throws Exception {
    RepSocket rep = RepSocket.open(context);
    ReqSocket req = ReqSocket.open(context);
    req.connect(rep.bind("inproc://*"));
    Handling handling =
        rep.onRequest(request -> request.reply("answer to " + request.message().text()));
    for (int i = 0; i < 100; i++) {
      assertEquals("answer to " + i, req.request("" + i).text());
    }
    assertEquals(0, handling.failures());
  }

  @Test
  void shouldGiveARouterIdAndMessageApart() throws Exception {
    RouterSocket router = RouterSocket.open(context);
    DealerSocket dealer = DealerSocket.open(context, o -> o.routingId("d"));
    router.onRouted(message -> router.send(message.id(), message.message()));
    dealer.connect(router.bind("inproc://*"));
    dealer.send("there and back");
    assertEquals("there and back", dealer.receive().text());
  }

  /** Asks when a test says so, and notes what it is told. */
  private final class Reader implements Flow.Subscriber<Message> {
    private final AtomicReference<Flow.Subscription> subscription = new AtomicReference<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final AtomicInteger completed = new AtomicInteger();

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      this.subscription.set(subscription);
    }

    @Override
    public void onNext(Message message) {
      given.add(message.text());
    }

    @Override
    public void onError(Throwable failure) {
      this.failure.set(failure);
    }

    @Override
    public void onComplete() {
      completed.incrementAndGet();
    }

    Flow.Subscription subscribed() throws InterruptedException {
      pull.messages().subscribe(this);
      Await.until("it is subscribed", () -> subscription.get() != null);
      return subscription.get();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"inproc://*", "tcp://127.0.0.1:*"})
  void shouldGiveWhatWasRequestedAndLeaveTheRest(String endpoint) throws Exception {
    push.connect(pull.bind(endpoint));
    Flow.Subscription subscription = new Reader().subscribed();
    send(0, 5);
    subscription.request(2);
    awaitGiven(2);
    subscription.request(1);
    awaitGiven(3);
    subscription.cancel();
    subscription.request(7);
    assertEquals("message 3", pull.receive().text());
    assertEquals("message 4", pull.receive().text());
    assertInOrder(3);
    assertEquals(0, pull.stats().droppedInAll());
  }

  @Test
  void shouldGiveEverythingToWhoAsksForEverything() throws Exception {
    push.connect(pull.bind("tcp://127.0.0.1:*"));
    Flow.Subscription subscription = new Reader().subscribed();
    subscription.request(Long.MAX_VALUE);
    subscription.request(1);
    send(0, 5000);
    awaitGiven(5000);
    assertInOrder(5000);
  }

  @Test
  void shouldCompleteWhenTheSocketIsClosedAlsoForWhoAskedForNothing() throws Exception {
    push.connect(pull.bind("inproc://*"));
    Reader reader = new Reader();
    reader.subscribed();
    send(0, 2);
    assertEquals(2, pull.close(Duration.ZERO).notTaken());
    Await.until("it is complete", () -> reader.completed.get() == 1);
    assertEquals(List.of(), List.copyOf(given));

    Reader late = new Reader();
    late.subscribed();
    Await.until("a late one is complete as well", () -> late.completed.get() == 1);
  }

  @Test
  void shouldRefuseARequestForNothing() throws Exception {
    push.connect(pull.bind("inproc://*"));
    Reader reader = new Reader();
    reader.subscribed().request(0);
    Await.until("it has failed", () -> reader.failure.get() != null);
    assertTrue(reader.failure.get() instanceof IllegalArgumentException);
    send(0, 1);
    assertEquals("message 0", pull.receive().text());
    assertThrows(NullPointerException.class, () -> pull.messages().subscribe(null));
    assertFalse(reader.completed.get() > 0);
  }
}
