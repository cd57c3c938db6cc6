package io.skein.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.PatternStateException;
import io.skein.event.SocketClosedException;
import io.skein.message.Endpoint;
import io.skein.message.Message;
import io.skein.socket.Context;
import io.skein.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PipelineSocketsTest {
  private final Context context = Context.create();
  private final PullSocket sink = PullSocket.open(context, o -> o.receiveHighWaterMark(10));
  private final PushSocket source = PushSocket.open(context, o -> o.sendHighWaterMark(10));

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void shouldCarryMessagesInOrder() throws InterruptedException {
    Endpoint endpoint = sink.bind("inproc://work");
    source.connect(endpoint);
    source.send("hello", "world");
    source.send("again");
    Message message = sink.receive();
    assertEquals(Message.of("hello", "world"), message);
    assertTrue(message.peer().isPresent());
    assertEquals("again", sink.receive().text());
  }

  @Test
  void shouldDeliverWhatIsQueuedToAPeerThatComesWithinTheLingerTime() throws Exception {
    source.connect("inproc://late");
    source.send("hello");
    Thread closing = new Thread(() -> source.close(Duration.ofSeconds(60)));
    closing.start();
    Await.until(
        "the source is closing",
        () -> {
          try {
            source.trySend(Message.of("more"));
            return false;
          } catch (SocketClosedException e) {
            return true;
          }
        });
    sink.bind("inproc://late");
    assertEquals("hello", sink.receive().text());
    closing.join();
  }

  @Test
  void shouldDeliverWhatIsQueuedToADisconnectedEndpointAndNothingMore() throws Exception {
    source.connect("inproc://late");
    source.send("queued");
    source.disconnect(Endpoint.parse("inproc://late"));
    try (PullSocket late = PullSocket.open(context)) {
      late.bind("inproc://late");
      assertEquals("queued", late.receive().text());
      source.connect(sink.bind("inproc://other"));
      for (int i = 0; i < 10; i++) {
        source.send(Integer.toString(i));
      }
      for (int i = 0; i < 10; i++) {
        assertEquals(Integer.toString(i), sink.receive().text());
      }
    }
  }

  @Test
  void psh4ShouldRefuseAtTheMarkAndGoOnWhenThereIsRoom() throws InterruptedException {
    source.connect("inproc://work");
    for (int i = 0; i < 10; i++) {
      assertTrue(source.trySend(Message.of("m" + i)));
    }
    assertFalse(source.trySend(Message.of("too much")));
    CompletableFuture<Void> waiting = source.sendAsync(Message.of("m10"));
    assertFalse(waiting.isDone());
    sink.bind("inproc://work");
    for (int i = 0; i <= 10; i++) {
      assertEquals("m" + i, sink.receive().text());
    }
    Await.until("the future is done", waiting::isDone);
  }

  @Test
  void shouldDeliverEachOfManyMessagesOnceBetweenManyThreads() throws Exception {
    int threads = 4;
    int each = 20_000;
    source.connect(sink.bind("inproc://work"));
    AtomicIntegerArray seen = new AtomicIntegerArray(threads * each);
    List<CompletableFuture<Void>> work = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      int from = t * each;
      work.add(
          running(
              () -> {
                for (int i = from; i < from + each; i++) {
                  source.send(Integer.toString(i));
                }
              }));
      work.add(
          running(
              () -> {
                for (int i = 0; i < each; i++) {
                  seen.incrementAndGet(Integer.parseInt(sink.receive().text()));
                }
              }));
    }
    for (CompletableFuture<Void> one : work) {
      Await.outcome("all sent and received", one);
    }
    for (int i = 0; i < seen.length(); i++) {
      assertEquals(1, seen.get(i), "message " + i);
    }
  }

  private interface Job {
    void run() throws Exception;
  }

  private static CompletableFuture<Void> running(Job job) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                job.run();
                done.complete(null);
              } catch (Throwable e) {
                done.completeExceptionally(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return done;
  }

  @Test
  void shouldWakeAReceiverWhenTheSocketIsClosed() {
    CompletableFuture<Message> receiving = sink.receiveAsync();
    sink.close();
    Exception failure = assertThrows(Exception.class, () -> Await.outcome("a failure", receiving));
    assertEquals(SocketClosedException.class, failure.getCause().getClass());
  }

  @Test
  void shouldRefuseTheWrongDirectionInTheRawView() {
    assertThrows(PatternStateException.class, () -> sink.raw().trySend(Message.empty()));
    assertThrows(PatternStateException.class, () -> source.raw().tryReceive());
  }
}
