package io.skein.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.CloseReport;
import io.skein.event.EndpointException;
import io.skein.event.SocketEvent;
import io.skein.message.DropCause;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.pipe.Errands;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.reqrep.DealerSocket;
import io.skein.socket.Context;
import io.skein.testkit.Await;
import io.skein.testkit.Background;
import io.skein.testkit.EventRecorder;
import io.skein.transport.inproc.InprocTransportProvider;
import io.skein.transport.tcp.TcpTransportProvider;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was taken for delivery is delivered, or counted. */
class DeliveryTest {
  private final HandTransport hand = new HandTransport();
  private final Context context =
      Context.builder()
          .transports(hand, new InprocTransportProvider(), new TcpTransportProvider())
          .build();

  @AfterEach
  void close() {
    context.close();
  }

  /** A peer in this process may leave between a message of its own and the bell for it. */
  @Test
  void shouldDeliverWhatCameBeforeItsPeerLeftAlthoughTheBellRingsLater() {
    PullSocket sink = PullSocket.open(context);
    sink.bind("hand://sink");
    HandTransport.HandLink link = hand.attach(SocketType.PUSH);
    assertTrue(sink.tryReceive().isEmpty());
    link.lanes.inbound().put(Message.of("before it left"));
    hand.host().detached(link, "gone");
    Errands.runNow(errands -> link.lanes.inbound().ringReader(errands));
    assertEquals("before it left", sink.tryReceive().orElseThrow().text());
    assertEquals(0, sink.stats().droppedInAll());
  }

  /** A message that waits for a peer is not given to an endpoint that cannot be connected. */
  @Test
  void shouldKeepTheMessageOfAWaitingSenderWhenConnectFails() throws Exception {
    PushSocket source = PushSocket.open(context);
    CompletableFuture<Void> sent = source.sendAsync(Message.of("waits"));
    assertThrows(EndpointException.class, () -> source.connect("tcp://nonsense"));
    assertEquals(0, source.stats().droppedInAll());
    PullSocket sink = PullSocket.open(context);
    source.connect(sink.bind("inproc://sink"));
    assertEquals("waits", sink.receive(Await.DEADLINE).orElseThrow().text());
    Await.outcome("the message is sent", sent);
  }

  /** On inproc the marks of both ends add up, also for who waits already. */
  @Test
  void shouldLetAWaitingSenderGoOnWhenAPeerAddsItsMark() throws Exception {
    PushSocket source = PushSocket.open(context, options -> options.sendHighWaterMark(1));
    source.connect("inproc://later");
    source.send("first");
    CompletableFuture<Void> second = source.sendAsync(Message.of("second"));
    PullSocket sink = PullSocket.open(context, options -> options.receiveHighWaterMark(1));
    sink.bind("inproc://later");
    Await.outcome("there is room for the second message", second);
  }

  /** What a peer sent while it was held, and that nobody takes over, is counted (never silent). */
  @Test
  void shouldCountWhatAHeldPeerHadSentWhenItLeaves() throws Exception {
    EventRecorder events = new EventRecorder();
    HoldingSocket router = HoldingSocket.open(context, events);
    router.bind("inproc://held");
    DealerSocket dealer = DealerSocket.open(context);
    dealer.connect("inproc://held");
    dealer.send("one");
    dealer.send("two");
    dealer.close(Duration.ZERO); // A linger time would be spent on waiting for the answer.
    Await.until("the peer is gone", () -> router.gone());
    assertEquals(2, router.stats().dropped(DropCause.CONNECTION_LOST));
    assertEquals(0, router.close(Duration.ZERO).notTaken());
  }

  /** A transport that ends after the report has no say in it. */
  @Test
  void shouldCountOnceWhatATransportLeftBehindThatEndsLate() throws Exception {
    hand.endLate();
    PushSocket source = PushSocket.open(context);
    source.connect("hand://late");
    source.send("one");
    source.send("two");
    assertEquals(2, source.close(Duration.ZERO).undeliveredInAll());
    hand.host().ended("long after");
    assertEquals(2, source.stats().dropped(DropCause.LINGER_EXPIRED));
    assertEquals(0, source.stats().sent());
  }

  /** A call that comes later waits for the first one's report, however long it takes. */
  @Test
  void shouldGiveTheSameReportToALaterCall() throws Exception {
    AtomicLong now = new AtomicLong();
    try (Context slow = Context.builder().transports(hand).clock(now::get).build()) {
      CountDownLatch inUnbind = new CountDownLatch(1);
      CountDownLatch mayGoOn = new CountDownLatch(1);
      hand.atUnbind(
          () -> {
            inUnbind.countDown();
            awaitUninterruptibly(mayGoOn);
          });
      PullSocket sink = PullSocket.open(slow);
      sink.bind("hand://sink");
      hand.attach(SocketType.PUSH).lanes.inbound().put(Message.of("not taken"));
      Background<CloseReport> first =
          Background.start("first", () -> sink.close(Duration.ofHours(1)));
      inUnbind.await();
      now.addAndGet(Duration.ofDays(1).toNanos());
      Background<CloseReport> second = Background.start("second", () -> sink.close(Duration.ZERO));
      second.awaitParked();
      assertFalse(second.isDone());
      mayGoOn.countDown();
      assertEquals(1, first.result().notTaken());
      assertEquals(first.result(), second.result());
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A peer is answered also by a pattern that fails. */
  @Test
  void shouldRefuseAPeerThatThePatternFailsOn() {
    HoldingSocket router = HoldingSocket.open(context, new EventRecorder());
    router.bind("hand://failing");
    router.failFromNowOn();
    HandTransport.HandLink link = hand.attach(SocketType.DEALER);
    assertEquals("The ROUTER socket does not take this peer", link.refusedBecause);
    assertTrue(router.close(Duration.ofHours(1)).isClean());
  }

  @Test
  void shouldGoOnTellingAListenerThatThrewAnError() throws Exception {
    EventRecorder events = new EventRecorder();
    PullSocket sink = PullSocket.open(context);
    sink.onEvent(
        event -> {
          events.accept(event);
          throw new AssertionError("a listener's own mistake");
        });
    sink.bind("inproc://one");
    events.await(SocketEvent.Listening.class, 1);
    sink.bind("inproc://two");
    events.await(SocketEvent.Listening.class, 2);
  }

  /** User code never runs under the socket's lock, whatever the executor does. */
  @Test
  void shouldLetAListenerAskItsSocketOnAnExecutorThatRunsAtOnce() throws Exception {
    Background<Void> all =
        Background.run(
            "listening",
            () -> {
              try (Context direct =
                      Context.builder()
                          .transports(new InprocTransportProvider())
                          .executor(Runnable::run)
                          .build();
                  PullSocket sink = PullSocket.open(direct);
                  PushSocket source = PushSocket.open(direct)) {
                sink.onEvent(event -> sink.stats());
                source.connect(sink.bind("inproc://direct"));
                source.send("hello");
                assertEquals("hello", sink.receive().text());
              }
            });
    all.result();
  }
}
