package io.skein.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FairnessTest {
  private static final int MUCH = 256 << 10;
  private static final long KEPT_NANOS = 500_000;

  private final Fairness fairness = new Fairness();
  private final List<Registration> channels = new ArrayList<>();
  private long bytesRead;

  private Registration channel(int number) {
    while (channels.size() <= number) {
      channels.add(new Registration(null, SelectionKey.OP_READ, null));
    }
    return channels.get(number);
  }

  /**
   * A turn in which the selector finds these channels ready, or is not asked; gives those that were
   * served.
   */
  private List<Integer> turn(int bytesOfEach, int... ready) {
    List<Integer> served = new ArrayList<>();
    fairness.begin(bytesRead);
    fairness.openToAll();
    for (int number : ready) {
      fairness.await(channel(number), SelectionKey.OP_READ);
    }
    Registration next;
    while ((next = fairness.nextWaiting(bytesRead)) != null) {
      assertEquals(SelectionKey.OP_READ, next.waitsFor);
      next.waitsFor = 0; // As endWait does, for which the channel would have to be open.
      assertTrue(fairness.mayServe(next, SelectionKey.OP_READ, bytesRead));
      served.add(channels.indexOf(next));
      bytesRead += bytesOfEach;
    }
    fairness.end(bytesRead);
    return served;
  }

  @Test
  void shouldServeAllWhoBringLittle() {
    for (int i = 0; i < 3; i++) {
      assertEquals(List.of(0, 1, 2), turn(100, 0, 1, 2));
      assertFalse(fairness.isExhausted());
      assertFalse(fairness.hasWaiting());
    }
  }

  @Test
  void shouldServeEachOnceBeforeAnyTwiceWhenTheyBringMuch() {
    assertEquals(List.of(0), turn(MUCH, 0, 1, 2));
    assertTrue(fairness.isExhausted());
    assertTrue(fairness.hasWaiting());
    assertEquals(List.of(1), turn(MUCH));
    assertTrue(fairness.isExhausted());
    assertEquals(List.of(2), turn(MUCH));
    assertFalse(fairness.hasWaiting());
    assertEquals(List.of(0), turn(MUCH, 0, 1, 2));
  }

  @Test
  void shouldServeAsManyAsBringEnoughTogether() {
    assertEquals(List.of(0, 1), turn(MUCH / 2, 0, 1, 2, 3));
    assertEquals(List.of(2, 3), turn(MUCH / 3));
    assertEquals(List.of(), turn(MUCH / 3));
  }

  @Test
  void shouldLetNobodyWaitTwice() {
    assertEquals(List.of(0), turn(MUCH, 0, 1));
    assertEquals(List.of(1), turn(MUCH, 0, 1));
    assertEquals(List.of(0), turn(100));
    assertFalse(fairness.hasWaiting());
  }

  @Test
  void shouldHaveTheSelectorAskedNowAndThenHoweverManyWait() {
    turn(100, 0);
    turn(MUCH, 0, 1);
    assertTrue(fairness.isToAsk(), "nobody waited when it began");
    for (int i = 0; i < 3; i++) {
      for (int j = 1; j < 16; j++) {
        turn(MUCH, 0, 1);
        assertFalse(fairness.isToAsk(), j + " turns after it was asked");
      }
      turn(MUCH, 0, 1);
      assertTrue(fairness.isToAsk());
    }
  }

  /** Whether what nobody waits for is held back in a turn in which so much is read. */
  private boolean isHeldBack(long drives, long nowMillis, int bytes) {
    fairness.holdBack(drives, nowMillis * 1_000_000);
    boolean held = fairness.isHoldingBack();
    turn(bytes, 0);
    return held;
  }

  @Test
  void shouldReadOnlyEnoughBetweenTwoDriversOfWhatNobodyWaitsFor() {
    assertFalse(isHeldBack(1, 1000, MUCH / 2));
    assertFalse(isHeldBack(1, 1001, MUCH / 2));
    assertTrue(isHeldBack(1, 1002, 0));
    assertFalse(fairness.isHoldingBack(), "a turn of a driver");
    assertFalse(isHeldBack(2, 1003, MUCH), "he has driven since");
    assertTrue(isHeldBack(2, 1052, 0));
    assertFalse(isHeldBack(2, 1053, 0), "and he takes long");
  }

  /** A message of each of many is as much to have lying about as many bytes of one. */
  @Test
  void shouldReadFromNoMoreThanManyBetweenTwoDrivers() {
    fairness.holdBack(1, 0);
    turn(1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    for (int i = 10; i < 64; i++) {
      assertFalse(isHeldBack(1, 1, 1), i + " channels were read from");
    }
    assertTrue(isHeldBack(1, 1, 1));
  }

  @Test
  void shouldTellWhatATurnWasGoodFor() {
    turn(0);
    assertEquals(Help.NOT_NEEDED, fairness.help());
    turn(100, 0);
    assertEquals(Help.GIVEN, fairness.help());
    turn(MUCH, 0);
    assertEquals(Help.NOT_YET, fairness.help());

    fairness.begin(bytesRead);
    fairness.openToAll();
    fairness.leave();
    fairness.end(bytesRead);
    assertEquals(Help.NOT_YET, fairness.help());
    turn(100, 0);
    assertEquals(Help.GIVEN, fairness.help());
  }

  @Test
  void shouldCallManyChannelsEnough() {
    int[] many = new int[64];
    for (int i = 0; i < many.length; i++) {
      many[i] = i;
    }
    turn(1, many);
    assertTrue(fairness.isExhausted());
    turn(1, 0, 1, 2);
    assertFalse(fairness.isExhausted());
  }

  /** A turn for the channel alone whose bytes are waited for, if that is in order. */
  private boolean turnForOne(int bytes, long nowNanos) {
    fairness.begin(bytesRead);
    boolean isKept = fairness.keepToOne(channel(9), nowNanos);
    if (isKept) {
      assertSame(channel(9), fairness.nextWaiting(bytesRead));
      channel(9).waitsFor = 0;
      assertTrue(fairness.mayServe(channel(9), SelectionKey.OP_READ, bytesRead));
      bytesRead += bytes;
      assertNull(fairness.nextWaiting(bytesRead));
      fairness.end(bytesRead);
    }
    return isKept;
  }

  @Test
  void shouldKeepToOneForHalfAMillisecond() {
    for (long since = 0; since < 10_000_000; since += 3_000_000) {
      assertTrue(turnForOne(1, since));
      assertTrue(turnForOne(1, since + KEPT_NANOS - 1));
      assertFalse(turnForOne(1, since + KEPT_NANOS));
      turn(1, 0);
    }
  }

  @Test
  void shouldKeepToOneOnlyWhileLittleIsRead() {
    turn(MUCH, 0);
    assertTrue(turnForOne(MUCH - 1, 0), "what was read for all does not count");
    assertTrue(turnForOne(1, 0));
    assertFalse(turnForOne(1, 0));
    turn(0);
    assertTrue(turnForOne(3 * MUCH, 0), "it is read at once");
    assertFalse(turnForOne(1, 0));
    turn(0);
    assertTrue(turnForOne(1, 0));
  }

  @Test
  void shouldCallATurnForOneThatBringsMuchEnough() {
    assertTrue(turnForOne(MUCH, 0));
    assertTrue(fairness.isExhausted());
    turn(0);
    assertTrue(turnForOne(MUCH - 1, 0));
    assertFalse(fairness.isExhausted());
  }

  @Test
  void shouldOpenTheNextTurnToAllAfterOneThatWasNotEnough() {
    assertTrue(turnForOne(1, 0));
    fairness.oneWasNotEnough();
    assertFalse(turnForOne(1, 0));
    turn(1, 0);
    assertTrue(turnForOne(1, 0));
  }

  @Test
  void shouldNotKeepToOneThatIsNotListenedTo() {
    Registration deaf = new Registration(null, SelectionKey.OP_WRITE, null);
    fairness.begin(bytesRead);
    assertFalse(fairness.keepToOne(deaf, 0));
    assertEquals(0, deaf.waitsFor);
  }

  @Test
  void shouldServeTheOneForWhatElseItWaits() {
    turn(MUCH, 0, 1);
    fairness.await(channel(9), SelectionKey.OP_WRITE);
    fairness.begin(bytesRead);
    assertTrue(fairness.keepToOne(channel(9), 0));
    assertSame(channel(9), fairness.nextWaiting(bytesRead));
    assertEquals(SelectionKey.OP_READ | SelectionKey.OP_WRITE, channel(9).waitsFor);
  }

  @Test
  void shouldServeOnlyTheOneAlthoughOthersWait() {
    turn(MUCH, 0, 1);
    assertTrue(turnForOne(1, 0));
    assertTrue(fairness.hasWaiting());
    assertEquals(List.of(1), turn(1));
  }

  /** The selector is to be asked as often as the channels that wait are served. */
  @Test
  void shouldNotCountTurnsForOneUntilTheSelectorIsAsked() {
    turn(MUCH, 0, 1);
    for (int i = 1; i < 16; i++) {
      turn(MUCH, 0, 1);
      assertFalse(fairness.isToAsk());
      assertTrue(turnForOne(1, 0));
    }
    turn(MUCH, 0, 1);
    assertTrue(fairness.isToAsk());
  }

  /** Or the selector would not be asked although nobody waits. */
  @Test
  void shouldForgetWhoWasServedOutOfTurn() {
    turn(MUCH, 0, 1, 2);
    assertTrue(fairness.hasWaiting());
    channel(1).waitsFor = 0;
    channel(2).waitsFor = 0;
    fairness.begin(bytesRead);
    fairness.openToAll();
    assertFalse(fairness.hasWaiting());
    assertTrue(fairness.isToAsk());
  }

  @Test
  void shouldHaveNobodyInLineTwiceWhoseWaitWasOver() {
    fairness.begin(bytesRead);
    fairness.openToAll();
    fairness.await(channel(0), SelectionKey.OP_READ);
    fairness.await(channel(1), SelectionKey.OP_READ);
    channel(0).waitsFor = 0; // It was served out of its turn.
    fairness.await(channel(0), SelectionKey.OP_WRITE);
    assertSame(channel(0), fairness.nextWaiting(bytesRead));
    assertEquals(SelectionKey.OP_WRITE, channel(0).waitsFor);
    assertSame(channel(1), fairness.nextWaiting(bytesRead));
    assertNull(fairness.nextWaiting(bytesRead));
  }

  @Test
  void shouldLetStandInLineAgainWhoHadItsTurn() {
    for (int i = 0; i < 3; i++) {
      fairness.begin(bytesRead);
      fairness.openToAll();
      fairness.await(channel(0), SelectionKey.OP_READ);
      assertSame(channel(0), fairness.nextWaiting(bytesRead));
      assertNull(fairness.nextWaiting(bytesRead));
    }
  }
}
