package io.skein.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Message;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.socket.Context;
import io.skein.testkit.Await;
import io.skein.testkit.Background;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The four forms of sending, at a queue that is full. */
class SendingTest {
  private static final Duration LONG = Duration.ofDays(10_000);

  private final ManualClock clock = new ManualClock();
  private final Context context = Context.builder().clock(clock).build();
  private final PushSocket push = PushSocket.open(context, o -> o.sendHighWaterMark(1));

  @AfterEach
  void close() {
    push.close(Duration.ZERO);
    context.close();
  }

  /** The queue to a peer that is not there holds one message, and has it. */
  private void fill() {
    push.connect("inproc://sink");
    assertTrue(push.trySend(Message.of("first")));
  }

  /** The peer comes: what it receives first is what was sent first. */
  private PullSocket sink() {
    PullSocket sink = PullSocket.open(context, o -> o.receiveHighWaterMark(1));
    sink.bind("inproc://sink");
    return sink;
  }

  @Test
  void shouldTakeWhatThereIsRoomFor() throws Exception {
    push.connect("inproc://sink");
    push.sendHighWaterMark(4);
    push.send(Message.of("one"));
    assertTrue(push.send(Message.of("two"), LONG));
    assertTrue(push.trySend(Message.of("three")));
    assertTrue(push.sendAsync(Message.of("four")).isDone());
    assertFalse(push.trySend(Message.of("five")));
    PullSocket sink = sink();
    for (String text : List.of("one", "two", "three", "four")) {
      assertEquals(text, sink.receive().text());
    }
  }

  @Test
  void shouldWaitForRoom() throws Exception {
    fill();
    Background<Void> sending = Background.run("send", () -> push.send("second"));
    sending.awaitParked();
    PullSocket sink = sink();
    assertEquals("first", sink.receive().text());
    assertEquals("second", sink.receive().text());
    sending.result();
  }

  @Test
  void shouldWaitForRoomUntilADeadlineThatIsFarAway() throws Exception {
    fill();
    Background<Boolean> sending =
        Background.start("send", () -> push.send(Message.of("second"), LONG));
    sending.awaitParked();
    PullSocket sink = sink();
    assertEquals("first", sink.receive().text());
    assertEquals("second", sink.receive().text());
    assertTrue(sending.result());
  }

  @Test
  void shouldNotSendWhatWaitedInVain() throws Exception {
    fill();
    Background<Boolean> sending =
        Background.start("send", () -> push.send(Message.of("late"), Duration.ofMinutes(5)));
    clock.pass(Duration.ofMinutes(4), sending);
    assertFalse(sending.isDone());
    clock.pass(Duration.ofMinutes(2), sending);
    assertFalse(sending.result());
    PullSocket sink = sink();
    assertEquals("first", sink.receive().text());
    push.send("second");
    assertEquals("second", sink.receive().text());
  }

  @Test
  void shouldNotWaitWithoutTime() throws Exception {
    fill();
    assertFalse(push.send(Message.of("late"), Duration.ZERO));
    assertFalse(push.send(Message.of("late"), Duration.ofSeconds(-1)));
    assertFalse(push.trySend(Message.of("late")));
    PullSocket sink = sink();
    assertEquals("first", sink.receive().text());
    push.send("second");
    assertEquals("second", sink.receive().text());
  }

  @Test
  void shouldCompleteTheFutureWhenThereIsRoom() throws Exception {
    fill();
    List<CompletableFuture<Void>> futures = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      futures.add(push.sendAsync(Message.of("later " + i)));
      assertFalse(futures.get(i).isDone());
    }
    PullSocket sink = sink();
    assertEquals("first", sink.receive().text());
    for (int i = 0; i < 100; i++) {
      assertEquals("later " + i, sink.receive().text());
      Await.outcome("sent", futures.get(i));
    }
  }

  @Test
  void shouldServeSendersInTheOrderInWhichTheyCame() throws Exception {
    fill();
    CompletableFuture<Void> before = push.sendAsync(Message.of("before"));
    Background<Void> thread = Background.run("send", () -> push.send("thread"));
    thread.awaitParked();
    CompletableFuture<Void> after = push.sendAsync(Message.of("after"));
    assertFalse(push.trySend(Message.of("pushes in")));
    PullSocket sink = sink();
    for (String text : List.of("first", "before", "thread", "after")) {
      assertEquals(text, sink.receive().text());
    }
    Await.outcome("sent", before);
    thread.result();
    Await.outcome("sent", after);
  }

  @Test
  void shouldServeWaitersWhenTheMarkIsRaised() throws Exception {
    fill();
    CompletableFuture<Void> second = push.sendAsync(Message.of("second"));
    assertFalse(second.isDone());
    push.sendHighWaterMark(2);
    Await.outcome("there is room", second);
    assertFalse(push.trySend(Message.of("third")));
  }
}
