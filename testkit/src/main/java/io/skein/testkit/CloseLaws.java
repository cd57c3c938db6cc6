package io.skein.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.CloseReport;
import io.skein.event.SocketClosedException;
import io.skein.event.SocketEvent.Disconnected;
import io.skein.event.SocketEvent.PeerLeft;
import io.skein.message.Endpoint;
import io.skein.message.Message;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The end is bounded, whatever peers do, and says what it left behind. */
public interface CloseLaws extends TransportStage {
  /** Long enough to be told from no linger time at all, short enough to be waited for. */
  Duration SHORT = Duration.ofMillis(100);

  /** A linger time that is never waited for. */
  Duration LONG = Duration.ofHours(1);

  /** What was sent before close() is delivered by it. */
  @Test
  default void shouldDeliverWhatWasSentBeforeClose() throws Exception {
    KitSocket bound = open(options -> options.receiveHighWaterMark(0));
    KitSocket peer = connected(bound.bind(wildcard()), options -> options.sendHighWaterMark(0));
    for (int i = 0; i < 5000; i++) {
      peer.put(Message.of("message " + i));
    }
    CloseReport report = peer.close(LONG);
    assertTrue(report.isClean(), report::toString);
    for (int i = 0; i < 5000; i++) {
      assertEquals("message " + i, bound.take().text());
    }
    bound.events().await(PeerLeft.class);
  }

  /** The bound side delivers as well. */
  @Test
  default void shouldDeliverWhatWasSentBeforeTheBoundSideCloses() throws Exception {
    KitSocket bound = open(options -> options.sendHighWaterMark(0));
    KitSocket peer = connected(bound.bind(wildcard()));
    bound.joined(1);
    for (int i = 0; i < 5000; i++) {
      bound.put(Message.of("message " + i));
    }
    Background<CloseReport> closing = Background.start("closing", () -> bound.close(LONG));
    for (int i = 0; i < 5000; i++) {
      assertEquals("message " + i, peer.take().text());
    }
    assertTrue(closing.result().isClean());
  }

  /** A connection that is still being made is made within the linger time. */
  @Test
  default void shouldDeliverWhatWasSentBeforeTheConnectionWasThere() throws Exception {
    KitSocket bound = open();
    Endpoint endpoint = bound.bind(wildcard());
    for (int i = 0; i < 20; i++) {
      KitSocket peer = open();
      peer.connect(endpoint);
      peer.put(Message.of("message " + i));
      assertTrue(peer.close(LONG).isClean());
      assertEquals("message " + i, bound.take().text());
    }
  }

  /** close() waits no longer than the linger time for a peer that never came. */
  @Test
  default void shouldCloseWhenNobodyIsThere() throws Exception {
    Endpoint endpoint = unused();
    KitSocket lonely = open();
    lonely.connect(endpoint);
    for (int i = 0; i < 3; i++) {
      lonely.put(Message.of("message " + i));
    }
    CloseReport report = Background.start("closing", () -> lonely.close(SHORT)).result();
    assertEquals(3, report.undelivered().get(endpoint), report::toString);
  }

  /** A peer that comes within the linger time gets what was queued for it. */
  @Test
  default void shouldDeliverToAPeerThatComesWhileClosing() throws Exception {
    Endpoint endpoint = unused();
    KitSocket source = open();
    source.connect(endpoint);
    for (int i = 0; i < 100; i++) {
      source.put(Message.of("message " + i));
    }
    Background<CloseReport> closing = Background.start("closing", () -> source.close(LONG));
    closing.awaitParked();
    KitSocket bound = open();
    bound.bind(endpoint);
    for (int i = 0; i < 100; i++) {
      assertEquals("message " + i, bound.take().text());
    }
    assertTrue(closing.result().isClean());
  }

  /** The same after disconnect(), which queues nothing more and keeps what is queued. */
  @Test
  default void shouldDeliverToAPeerThatComesAfterDisconnect() throws Exception {
    Endpoint endpoint = unused();
    KitSocket source = open(options -> options.linger(LONG));
    source.connect(endpoint);
    for (int i = 0; i < 100; i++) {
      source.put(Message.of("message " + i));
    }
    source.disconnect(endpoint);
    KitSocket bound = open();
    bound.bind(endpoint);
    for (int i = 0; i < 100; i++) {
      assertEquals("message " + i, bound.take().text());
    }
    source.events().await(Disconnected.class);
    assertEquals(0, source.stats().droppedInAll());
    source.close(Duration.ZERO);
  }

  /** Without anything queued, close() has nothing to wait for. */
  @Test
  default void shouldCloseAtOnceWhenNothingIsQueued() throws Exception {
    KitSocket lonely = open();
    lonely.connect(unused());
    assertTrue(Background.start("closing", () -> lonely.close(LONG)).result().isClean());
  }

  /** close() waits no longer than the linger time for a peer that does not read. */
  @Test
  default void shouldCloseWhenThePeerDoesNotRead() throws Exception {
    KitSocket full = open(options -> options.receiveHighWaterMark(1));
    KitSocket source = connected(full.bind(wildcard()), options -> options.sendHighWaterMark(1));
    Message message = Message.wrap(new byte[1 << 20]);
    Background<Void> sender =
        Background.run(
            "sender",
            () -> {
              while (true) {
                source.send(message);
              }
            });
    full.take();
    sender.awaitParked();
    Background.start("closing", () -> source.close(SHORT)).result();
    assertThrows(SocketClosedException.class, sender::result);
    Background.start("closing", () -> full.close(SHORT)).result();
  }

  /** An interrupt ends the wait of close() and stays set. */
  @Test
  default void shouldCloseAtOnceWhenInterrupted() throws Exception {
    KitSocket lonely = open();
    lonely.connect(unused());
    lonely.put(Message.of("for nobody"));
    Background<Boolean> closing =
        Background.start(
            "closing",
            () -> {
              assertEquals(1, lonely.close(LONG).undeliveredInAll());
              return Thread.currentThread().isInterrupted();
            });
    closing.awaitParked();
    closing.interrupt();
    assertTrue(closing.result(), "the interrupt was swallowed");
  }

  /** close() wakes all who wait. */
  @Test
  default void shouldWakeWhoeverWaits() throws Exception {
    KitSocket bound = open();
    bound.bind(wildcard());
    Background<Message> receiver = Background.start("receiver", bound::receive);
    Background<Void> sender = Background.run("sender", () -> bound.send("to nobody"));
    receiver.awaitParked();
    sender.awaitParked();
    assertFalse(receiver.isDone() || sender.isDone());
    bound.close();
    assertThrows(SocketClosedException.class, receiver::result);
    assertThrows(SocketClosedException.class, sender::result);
    assertThrows(SocketClosedException.class, () -> bound.trySend(Message.of("too late")));
  }

  /** Idempotent, by any number of threads. */
  @Test
  default void shouldCloseManyTimes() throws Exception {
    KitSocket bound = open();
    bound.bind(wildcard());
    Background<CloseReport> one = Background.start("closing-1", () -> bound.close(LONG));
    Background<CloseReport> two = Background.start("closing-2", () -> bound.close(LONG));
    assertEquals(one.result(), two.result());
    bound.close();
  }

  /** A context closes all its sockets, joined to each other or not. */
  @Test
  default void shouldCloseWithItsContext() throws Exception {
    KitSocket bound = open();
    KitSocket peer = connected(bound.bind(wildcard()));
    peer.put(Message.of("unread"));
    context().close();
    assertThrows(SocketClosedException.class, bound::tryReceive);
    assertThrows(SocketClosedException.class, () -> peer.trySend(Message.of("too late")));
  }
}
