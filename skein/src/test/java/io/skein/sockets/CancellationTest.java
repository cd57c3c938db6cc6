package io.skein.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Message;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.socket.Context;
import io.skein.testkit.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A future that was completed from outside, in whatever way, takes no message: the next one who
 * asks gets it; and what it was to send is not sent.
 */
class CancellationTest {
  private static final Exception FAILURE = new Exception("from outside");

  private final Context context = Context.create();
  private final PushSocket push = PushSocket.open(context, o -> o.sendHighWaterMark(1));
  private final PullSocket pull = PullSocket.open(context, o -> o.receiveHighWaterMark(1));

  @AfterEach
  void close() {
    context.close();
  }

  static Stream<String> ways() {
    return ways(Message.empty()).keySet().stream();
  }

  /** Every method of CompletableFuture that completes it. */
  private static <T> Map<String, Consumer<CompletableFuture<T>>> ways(T value) {
    Map<String, Consumer<CompletableFuture<T>>> ways = new TreeMap<>();
    ways.put("cancel", future -> future.cancel(false));
    ways.put("cancel and interrupt", future -> future.cancel(true));
    ways.put("complete", future -> future.complete(value));
    ways.put("completeExceptionally", future -> future.completeExceptionally(FAILURE));
    ways.put("completeAsync", future -> future.completeAsync(() -> value));
    ways.put("completeAsync here", future -> future.completeAsync(() -> value, Runnable::run));
    ways.put(
        "completeAsync that fails",
        future ->
            future.completeAsync(
                () -> {
                  throw new IllegalStateException("from outside");
                }));
    ways.put("orTimeout", future -> future.orTimeout(1, TimeUnit.MICROSECONDS));
    ways.put(
        "completeOnTimeout", future -> future.completeOnTimeout(value, 1, TimeUnit.MICROSECONDS));
    ways.put("obtrudeValue", future -> future.obtrudeValue(value));
    ways.put("obtrudeException", future -> future.obtrudeException(FAILURE));
    ways.put("cancel as a stage", future -> future.toCompletableFuture().cancel(false));
    return ways;
  }

  @ParameterizedTest
  @MethodSource("ways")
  void shouldReceiveNothingAfterwards(String way) throws Exception {
    push.connect(pull.bind("inproc://*"));
    CompletableFuture<Message> given = pull.receiveAsync();
    CompletableFuture<Message> behind = pull.receiveAsync();
    ways(Message.of("from outside")).get(way).accept(given);
    Await.until("the future is done", given::isDone);
    push.send("first");
    push.send("second");
    assertEquals("first", Await.outcome("the one behind", behind).text());
    assertEquals("second", pull.receive().text());
    assertTrue(given.isCompletedExceptionally() || given.join().text().equals("from outside"), way);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void shouldSendNothingAfterwards(String way) throws Exception {
    push.connect("inproc://sink");
    push.send("first");
    CompletableFuture<Void> given = push.sendAsync(Message.of("given up"));
    CompletableFuture<Void> behind = push.sendAsync(Message.of("second"));
    CancellationTest.<Void>ways(null).get(way).accept(given);
    Await.until("the future is done", given::isDone);
    pull.bind("inproc://sink");
    assertEquals("first", pull.receive().text());
    assertEquals("second", pull.receive().text());
    Await.outcome("the one behind", behind);
  }

  @Test
  void shouldNotBeCancelledByWhatDependsOnIt() throws Exception {
    push.connect(pull.bind("inproc://*"));
    CompletableFuture<Message> receiving = pull.receiveAsync();
    receiving.copy().cancel(false);
    receiving.thenApply(Message::text).cancel(false);
    push.send("message");
    assertEquals("message", Await.outcome("it was not cancelled", receiving).text());
  }

  @Test
  void shouldNotBeCancelledAfterItWasDelivered() throws Exception {
    push.connect(pull.bind("inproc://*"));
    CompletableFuture<Message> receiving = pull.receiveAsync();
    push.send("message");
    assertEquals("message", Await.outcome("delivered", receiving).text());
    assertFalse(receiving.cancel(false));
    assertFalse(receiving.complete(Message.empty()));
    assertFalse(receiving.completeExceptionally(FAILURE));
    assertEquals("message", receiving.join().text());
  }

  /** Whoever wins, each message is in a future or still in the socket, once. */
  @Test
  void shouldLoseNothingWhenCancelledWhileAMessageComes() throws Exception {
    int rounds = 2000;
    push.connect(pull.bind("inproc://*"));
    push.sendHighWaterMark(0);
    CyclicBarrier barrier = new CyclicBarrier(2);
    CompletableFuture<?>[] shared = new CompletableFuture<?>[1];
    Thread canceller =
        new Thread(
            () -> {
              try {
                for (int i = 0; i < rounds; i++) {
                  barrier.await();
                  shared[0].cancel(false);
                  barrier.await();
                }
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    canceller.setDaemon(true);
    canceller.start();
    List<String> received = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      CompletableFuture<Message> receiving = pull.receiveAsync();
      shared[0] = receiving;
      barrier.await();
      push.send("message " + i);
      barrier.await();
      Message left = receiving.isCancelled() ? pull.receive() : Await.outcome("one", receiving);
      received.add(left.text());
    }
    for (int i = 0; i < rounds; i++) {
      assertEquals("message " + i, received.get(i));
    }
  }
}
