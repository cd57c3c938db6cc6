package io.skein.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Interrupts, cancellations and deadlines end waits, and lose and double nothing. */
class InterruptionTest {
  private static final int MESSAGES = 20_000;
  private static final int THREADS = 3;

  /** Messages received between two interrupts. */
  private static final int BETWEEN_INTERRUPTS = 4;

  /** A deadline that is over before the wait has begun: the race with a message, and no time. */
  private static final Duration AT_ONCE = Duration.ofNanos(1);

  @Test
  void shouldKeepTheSocketUsableWhenAReceiverIsInterrupted() throws Exception {
    try (Context context = Context.create();
        PullSocket sink = PullSocket.open(context);
        PushSocket source = PushSocket.open(context)) {
      source.connect(sink.bind("inproc://*"));
      for (int i = 0; i < 100; i++) {
        Background<Message> receiver = Background.start("receiver", sink::receive);
        receiver.awaitParked();
        receiver.interrupt();
        assertThrows(InterruptedException.class, receiver::result);
        source.send("message " + i);
        assertEquals("message " + i, sink.receive().text());
      }
    }
  }

  @Test
  void shouldNotSendTheMessageOfASenderThatIsInterrupted() throws Exception {
    try (Context context = Context.create();
        PushSocket source = PushSocket.open(context, o -> o.sendHighWaterMark(1));
        PullSocket sink = PullSocket.open(context)) {
      source.connect("inproc://later");
      source.send("taken");
      Background<Void> sender = Background.run("sender", () -> source.send("interrupted"));
      sender.awaitParked();
      sender.interrupt();
      assertThrows(InterruptedException.class, sender::result);
      sink.bind("inproc://later");
      source.send("next");
      assertEquals("taken", sink.receive().text());
      assertEquals("next", sink.receive().text());
    }
  }

  @Test
  void shouldThrowAtOnceWhenInterruptedBefore() throws Exception {
    try (Context context = Context.create();
        PullSocket sink = PullSocket.open(context);
        PushSocket source = PushSocket.open(context)) {
      source.connect(sink.bind("inproc://*"));
      source.send("kept");
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, sink::receive);
      assertFalse(Thread.currentThread().isInterrupted());
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, () -> source.send("not sent"));
      assertEquals("kept", sink.receive().text());
    }
  }

  /** All forms of sending and receiving at once, while somebody interrupts at random. */
  @ParameterizedTest
  @ValueSource(strings = {"inproc://*", "tcp://127.0.0.1:*"})
  void shouldLoseAndDoubleNothing(String wildcard) throws Exception {
    Tally tally = new Tally(MESSAGES);
    AtomicInteger next = new AtomicInteger();
    AtomicInteger left = new AtomicInteger(MESSAGES);
    try (Context context = Context.create();
        PullSocket sink = PullSocket.open(context, o -> o.receiveHighWaterMark(3));
        PushSocket source = PushSocket.open(context, o -> o.sendHighWaterMark(3))) {
      source.connect(sink.bind(wildcard));
      List<Background<Void>> workers = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        Random random = new Random(i);
        workers.add(Background.run("sender-" + i, () -> send(source, next, random)));
        workers.add(Background.run("receiver-" + i, () -> receive(sink, tally, left, random)));
      }
      AtomicBoolean over = new AtomicBoolean();
      Background<Void> spoiler = Background.run("spoiler", () -> interrupt(workers, left, over));
      awaitProgress(workers, left);
      for (Background<Void> worker : workers) {
        worker.result();
      }
      over.set(true);
      spoiler.result();
      assertTrue(sink.tryReceive().isEmpty());
    }
    tally.shouldHaveEachExactlyOnce();
  }

  /** However slow the machine is: as long as messages come, nobody is stuck. */
  private static void awaitProgress(List<Background<Void>> workers, AtomicInteger left)
      throws InterruptedException {
    while (!workers.stream().allMatch(Background::isDone)) {
      int before = left.get();
      Await.until(
          () -> "progress, or the end; " + left + " messages are missing",
          () -> left.get() != before || workers.stream().allMatch(Background::isDone));
    }
  }

  private static void interrupt(
      List<Background<Void>> workers, AtomicInteger left, AtomicBoolean over)
      throws InterruptedException {
    Random random = new Random(99);
    while (!over.get()) {
      workers.get(random.nextInt(workers.size())).interrupt();
      int before = left.get();
      // At the end those that still wait are interrupted until they have seen it.
      Await.until(
          () -> "messages come; " + before + " are missing",
          () -> left.get() <= Math.max(0, before - BETWEEN_INTERRUPTS));
    }
  }

  private static void send(PushSocket source, AtomicInteger next, Random random) {
    for (int number = next.getAndIncrement(); number < MESSAGES; number = next.getAndIncrement()) {
      Message message = Tally.numbered(number);
      while (!isSent(source, message, random.nextInt(4))) {
        Thread.yield();
      }
    }
  }

  private static boolean isSent(PushSocket source, Message message, int form) {
    try {
      switch (form) {
        case 0 -> {
          source.send(message);
          return true;
        }
        case 1 -> {
          return source.send(message, AT_ONCE);
        }
        case 2 -> {
          return source.trySend(message);
        }
        default -> {
          CompletableFuture<Void> future = source.sendAsync(message);
          Thread.yield();
          return !future.cancel(true);
        }
      }
    } catch (InterruptedException e) {
      return false;
    }
  }

  private static void receive(PullSocket sink, Tally tally, AtomicInteger left, Random random) {
    while (left.get() > 0) {
      Message message = received(sink, random.nextInt(4));
      if (message != null) {
        tally.came(message);
        left.decrementAndGet();
      }
    }
  }

  /** Null when nothing came, or the wait was given up. */
  private static Message received(PullSocket sink, int form) {
    try {
      switch (form) {
        case 0, 1 -> {
          return sink.receive(form == 0 ? AT_ONCE : Await.DEADLINE).orElse(null);
        }
        case 2 -> {
          return sink.tryReceive().orElse(null);
        }
        default -> {
          CompletableFuture<Message> future = sink.receiveAsync();
          Thread.yield();
          return future.cancel(true) ? null : future.join();
        }
      }
    } catch (InterruptedException e) {
      return null;
    }
  }

  /** A receiver that is cancelled while a message is on its way does not take it along. */
  @Test
  void shouldGiveAMessageToTheNextWhenAReceiverIsCancelled() throws Exception {
    try (Context context = Context.create();
        PullSocket sink = PullSocket.open(context);
        PushSocket source = PushSocket.open(context)) {
      source.connect(sink.bind("inproc://*"));
      CompletableFuture<Message> cancelled = sink.receiveAsync();
      CompletableFuture<Message> completed = sink.receiveAsync();
      CompletableFuture<Message> failed = sink.receiveAsync();
      CompletableFuture<Message> timedOut = sink.receiveAsync().orTimeout(1, TimeUnit.NANOSECONDS);
      CompletableFuture<Message> last = sink.receiveAsync();
      cancelled.cancel(false);
      completed.complete(Message.of("from elsewhere"));
      failed.completeExceptionally(new IllegalStateException("given up"));
      Await.until("the deadline of a future has come", timedOut::isDone);
      source.send("for the last");
      assertEquals("for the last", Await.outcome("the last future", last).text());
    }
  }
}
