package io.skein.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.SocketEvent;
import io.skein.event.SocketEvent.Accepted;
import io.skein.event.SocketEvent.ConnectFailed;
import io.skein.event.SocketEvent.Connected;
import io.skein.event.SocketEvent.Connecting;
import io.skein.event.SocketEvent.Disconnected;
import io.skein.event.SocketEvent.EventsLost;
import io.skein.event.SocketEvent.HandshakeFailed;
import io.skein.event.SocketEvent.Listening;
import io.skein.event.SocketEvent.PeerJoined;
import io.skein.event.SocketEvent.PeerLeft;
import io.skein.event.SocketEvent.RetryScheduled;
import io.skein.event.SocketEvent.Unbound;
import io.skein.message.Endpoint;
import io.skein.message.SocketType;
import io.skein.pair.PairSocket;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.pubsub.SubSocket;
import io.skein.reqrep.RouterSocket;
import io.skein.socket.Context;
import io.skein.testkit.EventRecorder;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What peers and networks do is told: in order, to every listener, and never in the way. */
class EventsTest {
  private final Context context = Context.create();
  private final EventRecorder pushed = new EventRecorder();
  private final EventRecorder pulled = new EventRecorder();
  private final PushSocket push = PushSocket.open(context, o -> o.onEvent(pushed));
  private final PullSocket pull = PullSocket.open(context, o -> o.onEvent(pulled));

  @AfterEach
  void close() {
    context.close();
  }

  private static List<String> names(EventRecorder events) {
    return events.events().stream().map(event -> event.getClass().getSimpleName()).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp://127.0.0.1:*", "ipc://*"})
  void shouldTellTheLifeOfAConnection(String wildcard) throws Exception {
    Endpoint endpoint = pull.bind(wildcard);
    push.connect(endpoint);
    Connected connected = pushed.await(Connected.class);
    PeerJoined joined = pushed.await(PeerJoined.class);
    assertEquals(SocketType.PULL, joined.peer().type());
    assertEquals(endpoint, joined.endpoint());
    assertFalse(connected.address().isEmpty());
    assertEquals(SocketType.PUSH, pulled.await(PeerJoined.class).peer().type());
    push.disconnect(endpoint);
    pushed.await(Disconnected.class);
    assertFalse(pulled.await(PeerLeft.class).cause().isEmpty());
    pull.unbind(endpoint);
    pulled.await(Unbound.class);
    assertEquals(
        List.of("Connecting", "Connected", "PeerJoined", "PeerLeft", "Disconnected"),
        names(pushed));
    assertEquals(
        List.of("Listening", "Accepted", "PeerJoined", "PeerLeft", "Unbound"), names(pulled));
  }

  @Test
  void shouldTellTheLifeOfAConnectionWithinTheProcess() throws Exception {
    Endpoint endpoint = pull.bind("inproc://*");
    assertEquals(endpoint, pulled.await(Listening.class).endpoint());
    push.connect(endpoint);
    pushed.await(PeerJoined.class);
    pulled.await(Accepted.class);
    pulled.await(PeerJoined.class);
    pull.close();
    pushed.await(PeerLeft.class);
    pulled.await(Unbound.class);
  }

  @Test
  void shouldTellOfAttemptsThatFail() throws Exception {
    push.connect("tcp://127.0.0.1:1");
    pushed.await(Connecting.class, 2);
    assertTrue(pushed.await(ConnectFailed.class).cause().contains("127.0.0.1:1"));
    assertTrue(pushed.await(RetryScheduled.class).delay().toMillis() >= 100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"inproc://*", "tcp://127.0.0.1:*", "ipc://*"})
  void shouldTellBothSidesOfTypesThatDoNotTalk(String wildcard) throws Exception {
    EventRecorder subscribed = new EventRecorder();
    SubSocket sub = SubSocket.open(context, o -> o.onEvent(subscribed));
    sub.connect(pull.bind(wildcard));
    HandshakeFailed here = subscribed.await(HandshakeFailed.class);
    HandshakeFailed there = pulled.await(HandshakeFailed.class);
    for (HandshakeFailed side : List.of(here, there)) {
      String cause = side.cause();
      assertTrue(cause.contains("SUB") && cause.contains("PULL"), cause);
      assertTrue(side.failure().isRefusal(), side::toString);
    }
    push.connect(pulled.await(Listening.class).endpoint());
    push.send("the others are served");
    assertEquals("the others are served", pull.receive().text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"inproc://*", "tcp://127.0.0.1:*", "ipc://*"})
  void pai5ShouldTellASecondPeerThatItIsNotTaken(String wildcard) throws Exception {
    EventRecorder events = new EventRecorder();
    PairSocket pair = PairSocket.open(context);
    PairSocket first = PairSocket.open(context);
    PairSocket second = PairSocket.open(context, o -> o.onEvent(events));
    Endpoint endpoint = pair.bind(wildcard);
    first.connect(endpoint);
    first.send("taken");
    assertEquals("taken", pair.receive().text());
    second.connect(endpoint);
    second.send("taken later");
    events.await(RetryScheduled.class);
    first.close();
    assertEquals("taken later", pair.receive().text());
  }

  @Test
  void shouldStopTellingWhenTheHandleIsClosed() throws Exception {
    EventRecorder kept = new EventRecorder();
    EventRecorder taken = new EventRecorder();
    AutoCloseable handle = pull.onEvent(taken);
    pull.onEvent(kept);
    pull.bind("inproc://one");
    taken.await(Listening.class);
    handle.close();
    pull.bind("inproc://two");
    kept.await(Listening.class, 2);
    assertEquals(1, taken.events().size());
  }

  @Test
  void shouldGoOnAfterAListenerThatThrows() throws Exception {
    EventRecorder behind = new EventRecorder();
    pull.onEvent(
        event -> {
          throw new IllegalStateException("a listener that throws");
        });
    pull.onEvent(behind);
    pull.bind("inproc://one");
    pull.bind("inproc://two");
    behind.await(Listening.class, 2);
    pulled.await(Listening.class, 2);
  }

  @Test
  void shouldCountWhatASlowListenerMissesAndDelayNobody() throws Exception {
    RouterSocket router = RouterSocket.open(context);
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    EventRecorder slow = new EventRecorder();
    router.onEvent(
        event -> {
          busy.countDown();
          awaitReleased(released);
          slow.accept(event);
        });
    router.bind("inproc://first");
    busy.await();
    for (int i = 0; i < 1100; i++) {
      router.bind("inproc://" + i);
    }
    pull.bind("inproc://others"); // another listener is told meanwhile
    pulled.await(Listening.class);
    released.countDown();
    assertEquals(100, slow.await(EventsLost.class).count());
    assertEquals(1001, slow.events(Listening.class).size());
    assertEquals(100, router.stats().eventsLost());
  }

  private static void awaitReleased(CountDownLatch released) {
    try {
      released.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void shouldRunListenersOnTheContextsThreads() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    String[] thread = new String[1];
    pull.onEvent(
        event -> {
          thread[0] = Thread.currentThread().getName();
          told.countDown();
        });
    pull.bind("tcp://127.0.0.1:*");
    told.await();
    assertTrue(thread[0].startsWith("skein-callback-"), thread[0]);
  }

  @Test
  void shouldSayWhatItIsInEveryEvent() throws Exception {
    push.connect(pull.bind("tcp://127.0.0.1:*"));
    pulled.await(PeerJoined.class);
    for (SocketEvent event : pulled.events()) {
      assertEquals("tcp", event.endpoint().scheme());
      assertEquals(event instanceof PeerJoined, event.peerIfKnown().isPresent());
    }
  }
}
