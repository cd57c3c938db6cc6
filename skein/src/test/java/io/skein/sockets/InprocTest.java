package io.skein.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.SocketEvent.HandshakeFailed;
import io.skein.event.SocketEvent.PeerLeft;
import io.skein.event.SocketEvent.RetryScheduled;
import io.skein.message.Message;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.pubsub.PubSocket;
import io.skein.pubsub.SubSocket;
import io.skein.socket.Context;
import io.skein.testkit.Await;
import io.skein.testkit.EventRecorder;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What only sockets of one process can get wrong: two marks, and names that outlive sockets. */
class InprocTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final Context context = Context.create();

  @AfterEach
  void close() {
    context.close();
  }

  private static void assertRoom(int room, PushSocket push) {
    for (int i = 0; i < room; i++) {
      assertTrue(push.trySend(Message.of("message")), "message " + i + " of " + room);
    }
    assertFalse(push.trySend(Message.of("one too many")), "room for " + room);
  }

  private static void join(PushSocket push, PullSocket pull) throws InterruptedException {
    push.connect(pull.bind("inproc://*"));
    assertTrue(push.awaitPeers(1, LONG));
    assertTrue(pull.awaitPeers(1, LONG));
  }

  @Test
  void q4ShouldAddMarksThatChangeWhileSocketsAreJoined() throws Exception {
    PushSocket push = PushSocket.open(context, o -> o.sendHighWaterMark(2));
    PullSocket pull = PullSocket.open(context, o -> o.receiveHighWaterMark(3));
    join(push, pull);
    assertRoom(5, push);
    pull.receiveHighWaterMark(10);
    assertRoom(7, push);
    push.sendHighWaterMark(4);
    assertRoom(2, push);
    pull.receiveHighWaterMark(1);
    assertRoom(0, push);
    pull.receiveHighWaterMark(0);
    for (int i = 0; i < 5000; i++) {
      assertTrue(push.trySend(Message.of("0 wins")));
    }
  }

  @Test
  void q4ShouldAddMarksThatChangedBeforeSocketsWereJoined() throws Exception {
    PushSocket push = PushSocket.open(context);
    PullSocket pull = PullSocket.open(context);
    push.sendHighWaterMark(4);
    pull.receiveHighWaterMark(2);
    join(push, pull);
    assertRoom(6, push);
  }

  @Test
  void q4ShouldLetASenderGoOnWhenItsReceiverAddsRoom() throws Exception {
    PushSocket push = PushSocket.open(context, o -> o.sendHighWaterMark(1));
    PullSocket pull = PullSocket.open(context, o -> o.receiveHighWaterMark(1));
    join(push, pull);
    assertRoom(2, push);
    CompletableFuture<Void> third = push.sendAsync(Message.of("waits"));
    pull.receiveHighWaterMark(2);
    Await.outcome("there is room for one more", third);
    assertRoom(0, push);
  }

  /**
   * The limit is the publisher's, not the wire's. Whether it was joined by then or not: asked again
   * at once it would want as much again.
   */
  @RepeatedTest(20)
  void shouldSendAwayASubscriberThatWantsTooMuch() throws Exception {
    EventRecorder events = new EventRecorder();
    PubSocket pub = PubSocket.open(context, o -> o.maxSubscriptions(2).onEvent(events));
    EventRecorder retries = new EventRecorder();
    SubSocket sub =
        SubSocket.open(context, o -> o.reconnectMin(LONG).reconnectMax(LONG).onEvent(retries));
    for (String prefix : new String[] {"a", "b", "c"}) {
      sub.subscribe(prefix);
    }
    sub.connect(pub.bind("inproc://*"));
    String cause = events.await(PeerLeft.class).cause();
    assertTrue(cause.contains("maxSubscriptions"), cause);
    retries.await(RetryScheduled.class);
  }

  /** A socket that ends just as its peer turns out not to suit it is forgotten all the same. */
  @Test
  void shouldForgetASocketThatEndsWhileItIsBeingJoined() throws Exception {
    try (Context direct = Context.builder().executor(Runnable::run).build()) {
      WeakReference<SubSocket> sub = endAtHandshake(direct);
      PullSocket pull = PullSocket.open(direct);
      pull.bind("inproc://unsuitable");
      Await.until(
          "it is forgotten",
          () -> {
            System.gc();
            return sub.get() == null;
          });
      assertEquals(0, pull.stats().peers().size());
    }
  }

  private static WeakReference<SubSocket> endAtHandshake(Context direct) {
    SubSocket sub = SubSocket.open(direct);
    sub.onEvent(
        event -> {
          if (event instanceof HandshakeFailed) {
            sub.close(Duration.ZERO);
          }
        });
    sub.connect("inproc://unsuitable");
    return new WeakReference<>(sub);
  }
}
