package io.skein.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.skein.message.Message;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.socket.Context;
import io.skein.testkit.Await;
import io.skein.testkit.Background;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The forms of receiving. */
class ReceivingTest {
  private static final Duration LONG = Duration.ofDays(10_000);

  private final ManualClock clock = new ManualClock();
  private final Context context = Context.builder().clock(clock).build();
  private final PullSocket pull = PullSocket.open(context);
  private final PushSocket push = PushSocket.open(context);

  @BeforeEach
  void connect() {
    push.connect(pull.bind("inproc://*"));
  }

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void shouldGiveWhatIsThere() throws Exception {
    for (String text : List.of("one", "two", "three", "four")) {
      push.send(text);
    }
    assertEquals("one", pull.receive().text());
    assertEquals("two", pull.receive(LONG).orElseThrow().text());
    assertEquals("three", pull.tryReceive().orElseThrow().text());
    CompletableFuture<Message> four = pull.receiveAsync();
    assertEquals("four", Await.outcome("is there", four).text());
    assertEquals(Optional.empty(), pull.tryReceive());
    assertEquals(Optional.empty(), pull.receive(Duration.ZERO));
  }

  @Test
  void shouldWaitForAMessage() throws Exception {
    Background<Message> receiving = Background.start("receive", pull::receive);
    receiving.awaitParked();
    push.send("at last");
    assertEquals("at last", receiving.result().text());
  }

  @Test
  void shouldWaitForAMessageUntilADeadlineThatIsFarAway() throws Exception {
    Background<Optional<Message>> receiving =
        Background.start("receive", () -> pull.receive(Duration.ofSeconds(Long.MAX_VALUE)));
    receiving.awaitParked();
    push.send("at last");
    assertEquals("at last", receiving.result().orElseThrow().text());
  }

  @Test
  void shouldLeaveToOthersWhatCameAfterTheDeadline() throws Exception {
    Background<Optional<Message>> receiving =
        Background.start("receive", () -> pull.receive(Duration.ofHours(1)));
    clock.pass(Duration.ofMinutes(59), receiving);
    assertFalse(receiving.isDone());
    clock.pass(Duration.ofMinutes(2), receiving);
    assertEquals(Optional.empty(), receiving.result());
    push.send("late");
    assertEquals("late", pull.receive().text());
  }

  @Test
  void shouldServeReceiversInTheOrderInWhichTheyCame() throws Exception {
    CompletableFuture<Message> first = pull.receiveAsync();
    Background<Message> second = Background.start("receive", pull::receive);
    second.awaitParked();
    CompletableFuture<Message> third = pull.receiveAsync();
    for (String text : List.of("one", "two", "three")) {
      push.send(text);
    }
    assertEquals("one", Await.outcome("the first", first).text());
    assertEquals("two", second.result().text());
    assertEquals("three", Await.outcome("the third", third).text());
  }

  @Test
  void shouldWakeAsManyThreadsAsThereAreMessages() throws Exception {
    List<Background<Message>> receiving = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      receiving.add(Background.start("receive-" + i, pull::receive));
      receiving.get(i).awaitParked();
    }
    for (int i = 0; i < 8; i++) {
      push.send("message " + i);
    }
    for (int i = 0; i < 8; i++) {
      assertEquals("message " + i, receiving.get(i).result().text());
    }
  }

  @Test
  void shouldDrainUpToTheLimitInOrder() throws Exception {
    for (int i = 0; i < 10; i++) {
      push.send("message " + i);
    }
    List<Message> messages = new ArrayList<>();
    assertEquals(0, pull.drainTo(messages, 0));
    assertEquals(4, pull.drainTo(messages, 4));
    assertEquals(6, pull.drainTo(messages, 100));
    assertEquals(0, pull.drainTo(messages, 100));
    for (int i = 0; i < 10; i++) {
      assertEquals("message " + i, messages.get(i).text());
    }
    assertEquals(0, pull.drainTo(messages, -1));
  }

  @Test
  void shouldDrainMoreThanOneTurnHolds() throws Exception {
    pull.receiveHighWaterMark(0);
    for (int i = 0; i < 1000; i++) {
      push.send("message " + i);
    }
    List<Message> messages = new ArrayList<>();
    while (messages.size() < 1000) {
      pull.drainTo(messages, Integer.MAX_VALUE);
    }
    assertEquals("message 999", messages.get(999).text());
  }

  @Test
  void shouldTellTheFutureStagesOnTheContextsThreads() throws Exception {
    CompletableFuture<String> name =
        pull.receiveAsync().thenApply(message -> Thread.currentThread().getName());
    push.send("to nobody in particular");
    String thread = Await.outcome("a stage has run", name);
    assertEquals("skein-callback", thread.replaceAll("-\\d+$", ""));
  }
}
