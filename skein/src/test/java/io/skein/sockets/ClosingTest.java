package io.skein.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.CloseReport;
import io.skein.event.SocketClosedException;
import io.skein.message.DropCause;
import io.skein.message.Endpoint;
import io.skein.message.Message;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.pubsub.PubSocket;
import io.skein.pubsub.SubSocket;
import io.skein.reqrep.RepSocket;
import io.skein.reqrep.ReqSocket;
import io.skein.reqrep.RouterSocket;
import io.skein.socket.Context;
import io.skein.socket.Poller;
import io.skein.testkit.Await;
import io.skein.testkit.Background;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The end of sockets and contexts: bounded, told, and heard by everybody who waits. */
class ClosingTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String NOWHERE = "tcp://127.0.0.1:1";

  private final Context context = Context.create();

  @TempDir Path directory;

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void shouldWakeAllWhoWait() throws Exception {
    PushSocket push = PushSocket.open(context);
    PullSocket pull = PullSocket.open(context);
    ReqSocket req = ReqSocket.open(context);
    RepSocket rep = RepSocket.open(context);
    List<Background<?>> waiting = new ArrayList<>();
    waiting.add(Background.run("send", () -> push.send("nobody is there")));
    waiting.add(Background.start("send", () -> push.send(Message.of("nobody is there"), LONG)));
    waiting.add(Background.start("receive", pull::receive));
    waiting.add(Background.start("receive", () -> pull.receive(LONG)));
    waiting.add(Background.start("request", () -> req.request("nobody is there")));
    waiting.add(Background.start("receive", rep::receiveRequest));
    CompletableFuture<Void> sending = push.sendAsync(Message.of("nobody is there"));
    CompletableFuture<Message> receiving = pull.receiveAsync();
    for (Background<?> one : waiting) {
      one.awaitParked();
    }
    for (AutoCloseable socket : List.of(push, pull, req, rep)) {
      socket.close();
    }
    for (Background<?> one : waiting) {
      String message = assertThrows(SocketClosedException.class, one::result).getMessage();
      assertTrue(message.matches("The (PUSH|PULL|REQ|REP) socket was closed .*"), message);
    }
    assertClosed(sending);
    assertClosed(receiving);
  }

  private static void assertClosed(CompletableFuture<?> future) throws Exception {
    Await.until("the future is done", future::isDone);
    Exception failure = assertThrows(CompletionException.class, future::join);
    assertEquals(SocketClosedException.class, failure.getCause().getClass());
  }

  @Test
  void shouldWakeThoseWhoWaitForPeers() throws Exception {
    PubSocket pub = PubSocket.open(context);
    Background<Boolean> peers = Background.start("peers", () -> pub.awaitPeers(1, LONG));
    Background<Boolean> readers =
        Background.start("subscribers", () -> pub.awaitSubscribers(1, LONG));
    peers.awaitParked();
    readers.awaitParked();
    pub.close();
    assertFalse(peers.result());
    assertFalse(readers.result());
  }

  @Test
  void shouldWakePollers() throws Exception {
    PullSocket pull = PullSocket.open(context);
    Poller poller = new Poller();
    poller.add(pull, Poller.Interest.RECEIVE);
    Background<Integer> polling = Background.start("poll", () -> poller.await().size());
    polling.awaitParked();
    pull.close();
    assertEquals(1, polling.result());
    assertThrows(SocketClosedException.class, pull::tryReceive);
  }

  @Test
  void shouldRefuseEverythingAfterwards() {
    PushSocket push = PushSocket.open(context);
    PullSocket pull = PullSocket.open(context);
    SubSocket sub = SubSocket.open(context);
    RouterSocket router = RouterSocket.open(context);
    List.of(push, pull, sub, router).forEach(socket -> socket.close());
    Message message = Message.of("late");
    assertThrows(SocketClosedException.class, () -> push.send(message));
    assertThrows(SocketClosedException.class, () -> push.send(message, LONG));
    assertThrows(SocketClosedException.class, () -> push.trySend(message));
    assertThrows(SocketClosedException.class, () -> push.sendAsync(message));
    assertThrows(SocketClosedException.class, () -> push.sendHighWaterMark(7));
    assertThrows(SocketClosedException.class, () -> push.bind("inproc://late"));
    assertThrows(SocketClosedException.class, () -> push.connect("inproc://late"));
    assertThrows(SocketClosedException.class, () -> pull.receive());
    assertThrows(SocketClosedException.class, () -> pull.receive(LONG));
    assertThrows(SocketClosedException.class, () -> pull.tryReceive());
    assertThrows(SocketClosedException.class, () -> pull.receiveAsync());
    assertThrows(SocketClosedException.class, () -> pull.drainTo(new ArrayList<>(), 1));
    assertThrows(SocketClosedException.class, () -> sub.subscribe("late"));
    assertThrows(SocketClosedException.class, () -> router.send(message));
    assertThrows(SocketClosedException.class, () -> router.raw().tryReceive());
    assertEquals(0, push.stats().sent());
  }

  @Test
  void shouldReportWhatDidNotLeaveAndWhatWasNotTaken() throws Exception {
    PullSocket pull = PullSocket.open(context);
    PushSocket push = PushSocket.open(context);
    push.connect(pull.bind("inproc://here"));
    for (int i = 0; i < 3; i++) {
      push.send("not taken");
    }
    PushSocket alone = PushSocket.open(context);
    alone.connect(NOWHERE);
    alone.send("not delivered");
    alone.send("not delivered either");
    assertEquals(new CloseReport(Map.of(), 3), pull.close(LONG));
    CloseReport report = alone.close(Duration.ZERO);
    assertEquals(Map.of(Endpoint.parse(NOWHERE), 2L), report.undelivered());
    assertEquals(2, report.undeliveredInAll());
    assertFalse(report.isClean());
    assertEquals(2, alone.stats().dropped(DropCause.LINGER_EXPIRED));
    assertTrue(push.close(LONG).isClean());
  }

  @ParameterizedTest
  @ValueSource(strings = {"inproc://*", "tcp://127.0.0.1:*", "ipc://*"})
  void shouldDeliverWhatWasSentBeforeItCloses(String endpoint) throws Exception {
    PullSocket pull = PullSocket.open(context);
    PushSocket push = PushSocket.open(context);
    push.connect(pull.bind(endpoint));
    for (int i = 0; i < 100; i++) {
      push.send("message " + i);
    }
    assertTrue(push.close(LONG).isClean());
    for (int i = 0; i < 100; i++) {
      assertEquals("message " + i, pull.receive().text());
    }
  }

  /** An endpoint that is free, and that {@code socket} can be bound to later. */
  private Endpoint bindLater(PullSocket socket, String scheme) {
    String address =
        switch (scheme) {
          case "tcp" -> "127.0.0.1:*";
          case "ipc" -> directory.resolve("later").toString();
          default -> "later";
        };
    Endpoint endpoint = socket.bind(new Endpoint(scheme, address));
    socket.unbind(endpoint);
    return endpoint;
  }

  /** A program that connects, sends and ends at once has sent. */
  @ParameterizedTest
  @ValueSource(strings = {"inproc", "tcp", "ipc"})
  void shouldDeliverWhatWasQueuedForAPeerThatJoinsWhileItCloses(String scheme) throws Exception {
    PullSocket pull = PullSocket.open(context);
    Endpoint endpoint = bindLater(pull, scheme);
    PushSocket push = PushSocket.open(context);
    push.connect(endpoint);
    for (int i = 0; i < 100; i++) {
      push.send("message " + i);
    }
    Background<CloseReport> closing = Background.start("close", () -> push.close(LONG));
    closing.awaitParked();
    pull.bind(endpoint);
    assertTrue(closing.result().isClean());
    for (int i = 0; i < 100; i++) {
      assertEquals("message " + i, pull.receive().text());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"inproc", "tcp", "ipc"})
  void shouldDeliverWhatWasQueuedForAPeerThatJoinsAfterDisconnect(String scheme) throws Exception {
    PullSocket pull = PullSocket.open(context);
    Endpoint endpoint = bindLater(pull, scheme);
    PushSocket push = PushSocket.open(context, o -> o.linger(LONG));
    push.connect(endpoint);
    push.send("message");
    push.disconnect(endpoint);
    pull.bind(endpoint);
    assertEquals("message", pull.receive().text());
    Await.until("it has ended", () -> push.stats().peers().isEmpty());
    assertEquals(0, push.stats().droppedInAll());
  }

  @Test
  void shouldGiveEveryCallerTheSameReport() throws Exception {
    PushSocket push = PushSocket.open(context);
    push.connect(NOWHERE);
    push.send("not delivered");
    Background<CloseReport> other =
        Background.start("close", () -> push.close(Duration.ofMillis(1)));
    CloseReport report = push.close(Duration.ofMillis(1));
    assertEquals(1, report.undeliveredInAll());
    assertEquals(report, other.result());
    assertEquals(report, push.close(LONG));
  }

  @Test
  void shouldNotLingerWhenInterruptedAndKeepTheFlag() throws Exception {
    PushSocket push = PushSocket.open(context);
    push.connect(NOWHERE);
    push.send("not delivered");
    Background<Boolean> closing =
        Background.start(
            "close",
            () -> {
              CloseReport report = push.close(LONG);
              return !report.isClean() && Thread.currentThread().isInterrupted();
            });
    closing.awaitParked();
    closing.interrupt();
    assertTrue(closing.result());
  }

  @Test
  void shouldFreeThePortBeforeItReturns() {
    Endpoint endpoint = null;
    for (int i = 0; i < 20; i++) {
      PullSocket pull = PullSocket.open(context);
      endpoint = endpoint == null ? pull.bind("tcp://127.0.0.1:*") : pull.bind(endpoint);
      pull.close();
    }
  }

  @Test
  void shouldCloseAllSocketsWithTheirContext() throws Exception {
    Context other = Context.create();
    PullSocket pull = PullSocket.open(other);
    pull.bind("tcp://127.0.0.1:*");
    Background<Message> receiving = Background.start("receive", pull::receive);
    receiving.awaitParked();
    other.close();
    assertThrows(SocketClosedException.class, receiving::result);
    assertThrows(SocketClosedException.class, pull::tryReceive);
    assertThrows(SocketClosedException.class, () -> PullSocket.open(other));
    other.close();
  }

  @Test
  void shouldEndItsThreadsWithTheContext() throws Exception {
    Context other = Context.builder().name("to-be-ended").build();
    PullSocket pull = PullSocket.open(other);
    pull.bind("tcp://127.0.0.1:*");
    other.close();
    Await.until(
        "no thread is left",
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("to-be-ended")));
  }
}
