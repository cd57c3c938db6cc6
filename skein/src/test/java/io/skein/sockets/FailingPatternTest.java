package io.skein.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.socket.Context;
import io.skein.socket.Poller;
import io.skein.socket.Poller.Interest;
import io.skein.socket.SendOptions;
import io.skein.socket.SkeinSocket;
import io.skein.testkit.Await;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A pattern of somebody's own has a mistake: whoever waits for its answer is told, and not left.
 */
@Timeout(60)
class FailingPatternTest {
  private final RuntimeException mistake = new IllegalStateException("a pattern's own mistake");
  private final Context context = Context.create();
  private final Failing socket = new Failing(context);

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void shouldTellAllWhoWaitToReceive() {
    CompletableFuture<Item> first = socket.receive();
    CompletableFuture<Item> second = socket.receive();
    socket.failWith(mistake);
    assertSame(mistake, failureOf(first));
    assertSame(mistake, failureOf(second));
  }

  @Test
  void shouldTellAllWhoWaitToSend() {
    CompletableFuture<Void> first = socket.send();
    CompletableFuture<Void> second = socket.send();
    socket.failWith(mistake);
    assertSame(mistake, failureOf(first));
    assertSame(mistake, failureOf(second));
  }

  @Test
  void shouldTellWhoWaitsInAPoller() throws Exception {
    try (Poller poller = new Poller()) {
      poller.add(socket, Interest.RECEIVE);
      CompletableFuture<Object> waiting =
          CompletableFuture.supplyAsync(() -> assertThrows(RuntimeException.class, poller::await));
      Await.until("the poller watches", () -> socket.pattern.asked > 0);
      socket.failWith(mistake);
      assertSame(mistake, Await.outcome("what is waited for", waiting));
    }
  }

  /** The socket works on when the pattern does. */
  @Test
  void shouldWaitAgainAfterwards() throws Exception {
    CompletableFuture<Item> failed = socket.receive();
    socket.failWith(mistake);
    assertSame(mistake, failureOf(failed));
    socket.failWith(null);
    CompletableFuture<Item> waiting = socket.receive();
    assertFalse(waiting.isDone());
    socket.give(Message.of("at last"));
    assertEquals(Message.of("at last"), Await.outcome("what is waited for", waiting));
  }

  /** What promises an item and has none is a mistake, too. */
  @Test
  void shouldNotGiveNothingToWhoWaits() {
    CompletableFuture<Item> waiting = socket.receive();
    socket.promise();
    assertEquals(
        "The pattern's canReceive() is not exact: a pattern with mistakes",
        failureOf(waiting).getMessage());
  }

  private static Throwable failureOf(CompletableFuture<?> future) {
    return assertThrows(ExecutionException.class, () -> Await.outcome("a mistake", future))
        .getCause();
  }

  /** As its pattern is told to be. */
  private static final class Failing extends SkeinSocket {
    private final FailingPattern pattern;

    private static final class Options extends SendOptions<Options> {}

    Failing(Context context) {
      this(context, new FailingPattern());
    }

    private Failing(Context context, FailingPattern pattern) {
      super(context, pattern, new Options().build());
      this.pattern = pattern;
    }

    CompletableFuture<Item> receive() {
      return receiveItemAsync(Function.identity());
    }

    CompletableFuture<Void> send() {
      return sendItemAsync(Message.of("waits"));
    }

    void failWith(RuntimeException mistake) {
      decide(() -> pattern.mistake = mistake);
    }

    void give(Message message) {
      decide(() -> pattern.next = message);
    }

    void promise() {
      decide(() -> pattern.promises = true);
    }
  }

  /** Guarded by its socket's turn. */
  private static final class FailingPattern extends OneOutlet {
    /** How often it was asked, in a turn that goes on with what the answer was needed for. */
    private volatile int asked;

    private RuntimeException mistake;
    private Item next;
    private boolean promises;

    private boolean failOr(boolean answer) {
      asked++;
      if (mistake != null) {
        throw mistake;
      }
      return answer;
    }

    @Override
    public boolean canSend() {
      return failOr(false);
    }

    @Override
    public boolean trySend(Message message) {
      return false;
    }

    @Override
    public boolean canReceive() {
      return failOr(promises || next != null);
    }

    @Override
    public Item tryReceive() {
      Item item = next;
      next = null;
      return item;
    }

    @Override
    public String toString() {
      return "a pattern with mistakes";
    }
  }
}
