package io.skein.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.CloseReport;
import io.skein.event.SocketEvent.PeerJoined;
import io.skein.event.SocketEvent.PeerLeft;
import io.skein.event.SocketEvent.RetryScheduled;
import io.skein.message.Endpoint;
import io.skein.pair.PairSocket;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.socket.Context;
import io.skein.socket.Poller;
import io.skein.socket.Poller.Interest;
import io.skein.testkit.Await;
import io.skein.testkit.Background;
import io.skein.testkit.EventRecorder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All deadlines are measured in the context's time, and what waits for them is its thread. */
class ClockTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final ManualClock clock = new ManualClock();
  private final Context context = Context.builder().clock(clock).name("by-hand").build();

  @AfterEach
  void close() {
    context.close();
  }

  private static Optional<Thread> timer() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("by-hand-timer"))
        .findFirst();
  }

  /** Time passes, and the timer looks at the clock again. */
  private void pass(Duration time) {
    clock.pass(time);
    timer().ifPresent(LockSupport::unpark);
  }

  @Test
  void shouldEndTheWaitForPeersInTheContextsTime() throws Exception {
    PullSocket pull = PullSocket.open(context);
    Background<Boolean> waiting = Background.start("peers", () -> pull.awaitPeers(1, LONG));
    clock.pass(LONG, waiting);
    assertFalse(waiting.result());
  }

  @Test
  void shouldEndTheWaitOfAPollerInTheContextsTime() throws Exception {
    Poller poller = new Poller();
    poller.add(PullSocket.open(context), Interest.RECEIVE);
    Background<Integer> waiting = Background.start("poll", () -> poller.await(LONG).size());
    clock.pass(LONG, waiting);
    assertEquals(0, waiting.result());
  }

  /** A refused socket asks again when its time has come, and the thread for it ends then. */
  @Test
  void shouldTryAgainInTheContextsTime() throws Exception {
    EventRecorder events = new EventRecorder();
    PairSocket bound = PairSocket.open(context, o -> o.onEvent(events));
    Endpoint endpoint = bound.bind("inproc://pair");
    PairSocket first = PairSocket.open(context);
    first.connect(endpoint);
    assertTrue(first.awaitPeers(1, LONG));
    assertTrue(timer().isEmpty(), "nothing is to be done");

    EventRecorder told = new EventRecorder();
    PairSocket second =
        PairSocket.open(context, o -> o.onEvent(told).reconnectMin(LONG).reconnectMax(LONG));
    second.connect(endpoint);
    told.await(RetryScheduled.class);
    Await.until("there is something to be done", () -> timer().isPresent());
    first.close();
    events.await(PeerLeft.class);
    pass(LONG);
    events.await(PeerJoined.class, 2);
    second.awaitPeers(1, LONG);
    Await.until("nothing is to be done any more", () -> timer().isEmpty());
  }

  @Test
  void shouldLingerInTheContextsTime() throws Exception {
    PushSocket push = PushSocket.open(context, o -> o.linger(LONG));
    push.connect("inproc://nobody");
    push.send("queued");
    Background<CloseReport> closing = Background.start("close", () -> push.close(LONG));
    Await.until("it lingers", () -> timer().isPresent());
    pass(LONG);
    assertEquals(1, closing.result().undeliveredInAll());
    Await.until("nothing is to be done any more", () -> timer().isEmpty());
  }

  /** Whoever comes within the linger time leaves no timer behind. */
  @Test
  void shouldForgetTheEndOfALingerThatIsNotNeeded() throws Exception {
    PushSocket push = PushSocket.open(context, o -> o.linger(LONG));
    Endpoint endpoint = Endpoint.parse("inproc://later");
    push.connect(endpoint);
    push.send("queued");
    push.disconnect(endpoint);
    Await.until("it lingers", () -> timer().isPresent());
    PullSocket pull = PullSocket.open(context);
    pull.bind(endpoint);
    assertEquals("queued", pull.receive().text());
    Await.until("nothing is to be done any more", () -> timer().isEmpty());
  }
}
