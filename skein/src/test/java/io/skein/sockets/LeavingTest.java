package io.skein.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.DropCause;
import io.skein.message.Endpoint;
import io.skein.message.Message;
import io.skein.pipeline.PullSocket;
import io.skein.socket.Context;
import io.skein.socket.SendOptions;
import io.skein.socket.SendingSocket;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two sockets of one process part while one of them is sending: every message has one end. */
class LeavingTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final Context context = Context.create();
  private final Sender sender = new Sender(context, new OneOutlet());
  private final PullSocket pull = PullSocket.open(context);

  @AfterEach
  void close() {
    context.close();
  }

  private Endpoint connectSender() throws InterruptedException {
    Endpoint endpoint = pull.bind("inproc://*");
    sender.connect(endpoint);
    return joined(endpoint);
  }

  private Endpoint connectPull() throws InterruptedException {
    Endpoint endpoint = sender.bind("inproc://*");
    pull.connect(endpoint);
    return joined(endpoint);
  }

  private Endpoint joined(Endpoint endpoint) throws InterruptedException {
    assertTrue(sender.awaitPeers(1, LONG));
    assertTrue(pull.awaitPeers(1, LONG));
    return endpoint;
  }

  @Test
  void shouldCountASendThatAReceiverDidNotLiveToSee() throws Exception {
    connectSender();
    long notTaken = sender.sendAfter(() -> pull.close(Duration.ZERO).notTaken());
    assertEquals(0, notTaken);
    assertEquals(0, pull.stats().droppedInAll());
    assertEquals(1, sender.stats().dropped(DropCause.CONNECTION_LOST));
    assertEquals(0, sender.stats().sent());
  }

  @Test
  void shouldCountASendThatAReceiverDidNotStayToSee() throws Exception {
    Endpoint endpoint = connectPull();
    sender.sendAfter(
        () -> {
          pull.disconnect(endpoint);
          assertTrue(pull.tryReceive().isEmpty());
          return 0;
        });
    assertTrue(pull.tryReceive().isEmpty());
    assertEquals(1, sender.stats().dropped(DropCause.CONNECTION_LOST));
    assertEquals(0, pull.close(Duration.ZERO).notTaken());
  }

  @Test
  void shouldDeliverASendToAReceiverThatIsNotDoneWithTheQueue() throws Exception {
    Endpoint endpoint = connectPull();
    sender.trySend(Message.of("first"));
    sender.sendAfter(
        () -> {
          pull.disconnect(endpoint);
          return 0;
        });
    assertEquals("first", pull.receive().text());
    assertEquals("late", pull.receive().text());
    assertEquals(0, sender.stats().droppedInAll());
    assertEquals(0, pull.close(Duration.ZERO).notTaken());
  }

  @Test
  void shouldCountAtTheReceiverWhatItHadNotTaken() throws Exception {
    connectSender();
    sender.trySend(Message.of("first"));
    long notTaken = sender.sendAfter(() -> pull.close(Duration.ZERO).notTaken());
    assertEquals(1, notTaken);
    assertEquals(1, pull.stats().dropped(DropCause.NOT_TAKEN));
    assertEquals(1, sender.stats().dropped(DropCause.CONNECTION_LOST));
    assertEquals(1, sender.stats().sent());
  }

  /** Sends, and does something in its own turn just before. */
  private static final class Sender extends SendingSocket {
    private final OneOutlet pattern;

    private static final class Options extends SendOptions<Options> {}

    Sender(Context context, OneOutlet pattern) {
      super(context, pattern, new Options().build());
      this.pattern = pattern;
    }

    long sendAfter(LongSupplier before) {
      return decide(
          () -> {
            long result = before.getAsLong();
            assertTrue(pattern.trySend(Message.of("late")));
            return result;
          });
    }
  }
}
