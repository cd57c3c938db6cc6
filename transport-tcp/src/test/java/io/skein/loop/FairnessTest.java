package io.skein.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FairnessTest {
  private static final int MUCH = 256 << 10;

  private final Fairness fairness = new Fairness();
  private final List<Registration> channels = new ArrayList<>();
  private long bytesRead;

  /** A turn in which these channels are ready; gives the ones that were served. */
  private List<Integer> turn(int bytesOfEach, int... ready) {
    List<Integer> served = new ArrayList<>();
    fairness.begin(bytesRead);
    for (int channel : ready) {
      while (channels.size() <= channel) {
        channels.add(new Registration(null, 0, null));
      }
      if (fairness.mayServe(channels.get(channel), bytesRead)) {
        served.add(channel);
        bytesRead += bytesOfEach;
      }
    }
    fairness.end(bytesRead);
    return served;
  }

  @Test
  void shouldServeAllWhoBringLittle() {
    for (int i = 0; i < 3; i++) {
      assertEquals(List.of(0, 1, 2), turn(100, 0, 1, 2));
      assertFalse(fairness.isExhausted());
      assertTrue(fairness.hasServed());
    }
  }

  @Test
  void shouldServeEachOnceBeforeAnyTwiceWhenTheyBringMuch() {
    assertEquals(List.of(0), turn(MUCH, 0, 1, 2));
    assertTrue(fairness.isExhausted());
    assertEquals(List.of(1), turn(MUCH, 0, 1, 2));
    assertEquals(List.of(2), turn(MUCH, 0, 1, 2));
    assertEquals(List.of(0), turn(MUCH, 0, 1, 2));
  }

  @Test
  void shouldServeAsManyAsBringEnoughTogether() {
    assertEquals(List.of(0, 1), turn(MUCH / 2, 0, 1, 2));
    assertEquals(List.of(2), turn(MUCH / 2, 0, 1, 2));
    assertEquals(List.of(0, 1), turn(MUCH / 2, 0, 1, 2));
  }

  @Test
  void shouldNotWaitForThoseWhoAreReadyNoMore() {
    assertEquals(List.of(0), turn(MUCH, 0, 1));
    assertEquals(List.of(), turn(MUCH, 0));
    assertFalse(fairness.hasServed());
    assertEquals(List.of(0), turn(MUCH, 0));
  }

  @Test
  void shouldHoldBackBetweenDriversWhenEnoughWasReadAhead() {
    assertFalse(fairness.isHoldingBack());
    fairness.allowAhead();
    fairness.holdBack(true);
    turn(MUCH / 2, 0);
    assertFalse(fairness.isHoldingBack());
    turn(MUCH / 2, 0);
    assertTrue(fairness.isHoldingBack());

    fairness.holdBack(false);
    assertFalse(fairness.isHoldingBack(), "a driver's turn");
    turn(MUCH, 0);

    fairness.allowAhead();
    fairness.holdBack(true);
    assertFalse(fairness.isHoldingBack());
  }

  @Test
  void shouldTellOfChannelsLeftAloneInThisTurnOnly() {
    fairness.begin(bytesRead);
    fairness.leave();
    fairness.end(bytesRead);
    assertTrue(fairness.hasLeftSome());
    assertFalse(fairness.hasServed());

    turn(100, 0);
    assertFalse(fairness.hasLeftSome());
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
}
