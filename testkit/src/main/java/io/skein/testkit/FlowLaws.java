package io.skein.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Endpoint;
import io.skein.message.Message;
import org.junit.jupiter.api.Test;

/** High-water marks count whole messages, and mean what they say. */
public interface FlowLaws extends TransportStage {

  /** the queue to a peer that is not there takes exactly its mark. */
  @Test
  default void shouldQueueExactlyTheMarkForAPeerToCome() throws Exception {
    for (int mark : new int[] {1, 2, 3, 1000}) {
      Endpoint endpoint = unused();
      KitSocket early = open(options -> options.sendHighWaterMark(mark));
      early.connect(endpoint);
      for (int i = 0; i < mark; i++) {
        assertTrue(early.trySend(Message.of("message " + i)), "message " + i + " of " + mark);
      }
      assertFalse(early.trySend(Message.of("one too many")), "mark " + mark);
      assertEquals(mark, early.sendQueued());

      KitSocket bound = open();
      bound.bind(endpoint);
      for (int i = 0; i < mark; i++) {
        assertEquals("message " + i, bound.take().text());
      }
      early.put(Message.of("room again"));
      assertEquals("room again", bound.take().text());
    }
  }

  /** the mark may change while messages are queued; 0 takes it away. */
  @Test
  default void shouldFollowAMarkThatChanges() {
    KitSocket early = open(options -> options.sendHighWaterMark(2));
    early.connect(unused());
    fill(early, 2);
    early.sendHighWaterMark(5);
    fill(early, 3);
    early.sendHighWaterMark(1);
    assertFalse(early.trySend(Message.of("above the lower mark")));
    early.sendHighWaterMark(0);
    for (int i = 0; i < 5000; i++) {
      assertTrue(early.trySend(Message.of("without a mark")));
    }
    assertEquals(5005, early.sendQueued());
  }

  private static void fill(KitSocket socket, int room) {
    for (int i = 0; i < room; i++) {
      assertTrue(socket.trySend(Message.of("message " + i)), "message " + i + " of " + room);
    }
    assertFalse(socket.trySend(Message.of("one too many")), "room for " + room);
  }

  /** A mark in bytes stops the queue as well. */
  @Test
  default void shouldCountBytesWhereAsked() {
    KitSocket early = open(options -> options.sendHighWaterMark(0).sendHighWaterMarkBytes(10_000));
    early.connect(unused());
    int taken = 0;
    while (early.trySend(Message.wrap(new byte[1000]))) {
      taken++;
      assertTrue(taken <= 10, taken + " messages of 1000 bytes passed a mark of 10000 bytes");
    }
    assertEquals(10, taken);
  }

  /**
   * While a receiver takes slowly what a sender sends fast, no queue is ever longer than its mark
   * and the stated overshoot, be the messages large or small.
   */
  @Test
  default void shouldNeverHoldMoreThanTheMarks() throws Exception {
    holdNoMoreThanTheMarks(64 * 1024, 400);
    holdNoMoreThanTheMarks(1000, 2000);
    holdNoMoreThanTheMarks(10, 6000);
  }

  private void holdNoMoreThanTheMarks(int size, int count) throws Exception {
    for (int mark : new int[] {1, 2, 3, 1000}) {
      int total = mark == 1000 ? Math.max(1500, count) : count;
      KitSocket bound = open(options -> options.receiveHighWaterMark(mark));
      Endpoint endpoint = bound.bind(wildcard());
      KitSocket source = connected(endpoint, options -> options.sendHighWaterMark(mark));
      Background<Void> sender = sending(source, total, size);
      long longest = inboundMark(mark, mark) + overshoot(size);
      for (int i = 0; i < total; i++) {
        long queued = bound.longestReceiveQueue();
        assertTrue(queued <= longest, queued + " in the inbound queue, mark " + mark);
        long waiting = source.sendQueued();
        assertTrue(waiting <= inboundMark(mark, mark), waiting + " outbound, mark " + mark);
        assertEquals(size, bound.take().firstSize());
      }
      sender.result();
      bound.close();
      source.close();
    }
  }

  /** A receiver that takes nothing stops its sender, and no other sender. */
  @Test
  default void shouldStopTheSenderOfAReceiverThatDoesNotTake() throws Exception {
    int size = 64 * 1024;
    long bound = 2 * 2 + overshoot(size) + bytesUnderWay() / size;
    int total = (int) (3 * bound);
    KitSocket full = open(options -> options.receiveHighWaterMark(2));
    KitSocket source = connected(full.bind(wildcard()), options -> options.sendHighWaterMark(2));
    KitSocket free = open();
    KitSocket other = connected(free.bind(wildcard()));
    Background<Void> stopped = sending(source, total, size);
    long before;
    do { // until nothing moves there while much moves here, and the sender's queue is full
      before = source.stats().sent();
      for (int i = 0; i < 2000; i++) {
        other.put(Message.of("message " + i));
        assertEquals("message " + i, free.take().text());
      }
    } while (!stopped.isDone()
        && (source.stats().sent() != before || source.sendQueued() != inboundMark(2, 2)));
    stopped.awaitParked();
    assertFalse(stopped.isDone(), "sent all " + total + " to a receiver that takes nothing");
    assertTrue(source.stats().sent() <= bound, () -> source.stats() + " with nothing taken");
    for (int i = 0; i < total; i++) {
      assertEquals(size, full.take().firstSize());
    }
    stopped.result();
  }

  private static Background<Void> sending(KitSocket source, int count, int size) {
    Message message = Message.wrap(new byte[size]);
    return Background.run(
        "sender",
        () -> {
          for (int i = 0; i < count; i++) {
            source.put(message);
          }
        });
  }
}
