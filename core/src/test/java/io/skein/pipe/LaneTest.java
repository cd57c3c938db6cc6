package io.skein.pipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Frame;
import io.skein.message.Message;
import io.skein.message.Subscription;
import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One thread after the other; what two do at once is held by the laws. */
class LaneTest {
  private int rings;

  private static Lane lane(int mark) {
    return new Lane(HighWaterMark.ofMessages(mark));
  }

  private static Message number(int number) {
    return Message.of(Integer.toString(number));
  }

  private static void fill(Lane lane, int from, int to) {
    for (int i = from; i < to; i++) {
      assertTrue(lane.offer(number(i)), i + " of " + to);
    }
  }

  private static void assertTakes(Lane lane, int from, int to) {
    for (int i = from; i < to; i++) {
      assertEquals(number(i), lane.take());
    }
  }

  @Test
  void shouldKeepTheOrderWhileItGetsDeep() {
    Lane lane = lane(0);
    int in = 0;
    int out = 0;
    for (int depth = 1; depth < 5_000; depth *= 3) {
      fill(lane, in, out + depth);
      in = out + depth;
      assertFalse(lane.isDry());
      assertTakes(lane, out, in - 1);
      out = in - 1;
    }
    assertTakes(lane, out, in);
    assertNull(lane.take());
    assertTrue(lane.isDry());
  }

  /** In the middle of a chunk and at its ends: a lane may rest with what follows for long. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 10, 17, 18, 19})
  @Timeout(60)
  void shouldForgetWhatWasTaken(int before) {
    Lane lane = lane(0);
    fill(lane, 0, before);
    WeakReference<Message> fresh = putFresh(lane);
    fill(lane, before, before + 20);
    assertTakes(lane, 0, before);
    assertEquals("fresh", lane.take().text());
    while (fresh.get() != null) {
      System.gc();
    }
    assertTakes(lane, before, before + 20);
  }

  private static WeakReference<Message> putFresh(Lane lane) {
    Message fresh = Message.of("fresh");
    lane.put(fresh);
    return new WeakReference<>(fresh);
  }

  @Test
  void shouldGiveMessagesWithoutBytesLikeAllOthers() {
    Lane lane = lane(0);
    for (int i = 0; i < 100; i++) {
      lane.put(i % 2 == 0 ? Message.empty() : number(i));
    }
    for (int i = 0; i < 100; i++) {
      assertEquals(i % 2 == 0 ? Message.empty() : number(i), lane.poll());
    }
    lane.release(100);
    assertTrue(lane.isDry());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 1000})
  void shouldTakeInExactlyItsMark(int mark) {
    Lane lane = lane(mark);
    fill(lane, 0, mark);
    assertFalse(lane.offer(number(mark)));
    assertFalse(lane.hasRoom());
    assertEquals(0, lane.room());
    assertEquals(mark, lane.size());
    assertEquals(number(0), lane.take());
    assertEquals(1, lane.room());
    fill(lane, mark, mark + 1);
    assertFalse(lane.offer(number(mark + 1)));
    assertTakes(lane, 1, mark + 1);
    assertNull(lane.take());
    assertEquals(0, lane.size());
    assertEquals(mark + 1, lane.produced());
    assertEquals(mark + 1, lane.released());
  }

  @Test
  void shouldHoldAnyNumberWithoutAMark() {
    Lane lane = lane(0);
    fill(lane, 0, 10_000);
    assertEquals(Long.MAX_VALUE, lane.room());
    assertTakes(lane, 0, 10_000);
  }

  @Test
  void shouldFollowAMarkThatChanges() {
    Lane lane = lane(2);
    fill(lane, 0, 2);
    lane.mark(HighWaterMark.ofMessages(3));
    fill(lane, 2, 3);
    lane.mark(HighWaterMark.ofMessages(1));
    assertEquals(3, lane.size());
    assertFalse(lane.hasRoom());
    assertTakes(lane, 0, 2);
    assertFalse(lane.offer(number(3)));
    assertTakes(lane, 2, 3);
    fill(lane, 3, 4);
  }

  /** The message that reaches a mark in bytes is taken in whole. */
  @Test
  void shouldCountBytes() {
    Lane lane = new Lane(new HighWaterMark(0, 10));
    assertTrue(lane.offer(Message.of("123456", "789")));
    assertEquals(9, lane.byteSize());
    assertTrue(lane.offer(Message.of("0123456789")));
    assertEquals(19, lane.byteSize());
    assertFalse(lane.offer(Message.empty()));
    lane.take();
    assertFalse(lane.hasRoom());
    lane.take();
    assertEquals(0, lane.byteSize());
    assertTrue(lane.offer(Message.empty()));
  }

  /** A transport releases what its channel has taken. */
  @Test
  void shouldKeepInTheAccountWhatWasOnlyPolled() {
    Lane lane = lane(2);
    fill(lane, 0, 2);
    assertEquals(number(0), lane.poll());
    assertEquals(number(1), lane.poll());
    assertTrue(lane.isDry());
    assertEquals(2, lane.size());
    assertFalse(lane.hasRoom());
    lane.release(1);
    assertEquals(1, lane.size());
    assertEquals(1, lane.byteSize());
    fill(lane, 2, 3);
  }

  @Test
  void shouldPollAgainWhatWasGivenBackBeforeAllOthers() {
    Lane lane = lane(10);
    fill(lane, 0, 5);
    List<Message> polled = List.of(lane.poll(), lane.poll(), lane.poll());
    lane.giveBack();
    assertEquals(List.of(number(0), number(1), number(2)), polled);
    assertTrue(lane.hasMessage());
    assertEquals(number(0), lane.poll());
    lane.giveBack();
    assertEquals(5, lane.size());
    assertTakes(lane, 0, 5);
    assertTrue(lane.isDry());
    assertEquals(0, lane.size());
  }

  /** Over the edges of chunks, small and large. */
  @Test
  void shouldPollAgainWhatWasNotReleasedHoweverMuchThatIs() {
    Lane lane = lane(5_000);
    fill(lane, 0, 3_000);
    for (int i = 0; i < 2_000; i++) {
      assertEquals(number(i), lane.poll());
    }
    lane.release(700);
    lane.giveBack();
    assertEquals(2_300, lane.size());
    for (int i = 700; i < 3_000; i++) {
      assertEquals(number(i), lane.poll());
    }
    assertTrue(lane.isDry());
    lane.release(1_300);
    lane.giveBack();
    assertTakes(lane, 2_000, 3_000);
    assertTrue(lane.isDry());
    fill(lane, 3_000, 4_000);
    assertTakes(lane, 3_000, 4_000);
    assertEquals(0, lane.byteSize());
  }

  @Test
  void shouldKeepSubscriptionsOutsideTheMark() {
    Lane lane = lane(1);
    fill(lane, 0, 1);
    Subscription a = Subscription.to(Frame.of("a"));
    Subscription b = Subscription.cancel(Frame.of("a"));
    assertFalse(lane.hasSubscription());
    assertNull(lane.pollSubscription());
    lane.put(a);
    lane.put(b);
    assertEquals(1, lane.size());
    assertSame(a, lane.pollSubscription());
    assertTrue(lane.hasSubscription());
    assertSame(b, lane.pollSubscription());
    assertFalse(lane.isDry());
    lane.take();
    assertTrue(lane.isDry());
  }

  private void ringReader(Lane lane) {
    Errands errands = new Errands();
    lane.ringReader(errands);
    errands.runAll();
  }

  private void ringWriter(Lane lane) {
    Errands errands = new Errands();
    lane.ringWriter(errands);
    errands.runAll();
  }

  @Test
  void shouldRingAReaderThatSleepsAndOnlyOnce() {
    Lane lane = lane(10);
    lane.readerBell().onRing(errands -> rings++);
    ringReader(lane);
    assertEquals(0, rings);
    assertTrue(lane.armReaderBell());
    assertTrue(lane.readerSleeps());
    fill(lane, 0, 2);
    ringReader(lane);
    ringReader(lane);
    assertEquals(1, rings);
    assertFalse(lane.readerSleeps());
    assertFalse(lane.armReaderBell(), "There is something to read");
    assertFalse(lane.readerSleeps());
  }

  @Test
  void shouldRingForSubscriptionsApart() {
    Lane lane = lane(10);
    lane.subscriptionBell().onRing(errands -> rings++);
    assertTrue(lane.armSubscriptionBell());
    fill(lane, 0, 1);
    ringReader(lane);
    assertEquals(0, rings);
    lane.put(Subscription.to(Frame.of("a")));
    assertTrue(lane.readerSleeps());
    ringReader(lane);
    assertEquals(1, rings);
    assertFalse(lane.armSubscriptionBell());
    lane.take();
    assertTrue(lane.armMessageBell(), "Subscriptions are not looked at");
    assertFalse(lane.armReaderBell());
  }

  /** An application that waits is told of any room. */
  @Test
  void shouldRingAWriterAtAnyRoom() {
    Lane lane = lane(4);
    lane.roomBell().onRing(errands -> rings++);
    assertFalse(lane.armRoomBell());
    fill(lane, 0, 4);
    assertTrue(lane.armRoomBell());
    ringWriter(lane);
    assertEquals(0, rings);
    lane.take();
    ringWriter(lane);
    ringWriter(lane);
    assertEquals(1, rings);
  }

  /** A transport reads in large gulps. */
  @Test
  void shouldRingATransportWhenHalfIsFree() {
    Lane lane = lane(4);
    lane.resumeAtHalf(true);
    lane.roomBell().onRing(errands -> rings++);
    fill(lane, 0, 4);
    assertTrue(lane.armRoomBell());
    lane.take();
    ringWriter(lane);
    assertEquals(0, rings);
    assertTrue(lane.armRoomBell());
    lane.take();
    ringWriter(lane);
    assertEquals(1, rings);
    assertFalse(lane.armRoomBell());
  }

  @Test
  void shouldSayWhetherAnotherSocketReads() {
    Lane lane = lane(1);
    assertFalse(lane.isShared());
    lane.shared(true);
    assertTrue(lane.isShared());
    assertEquals(HighWaterMark.ofMessages(1), lane.mark());
  }
}
