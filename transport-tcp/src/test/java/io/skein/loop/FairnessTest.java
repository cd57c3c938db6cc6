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
    assertEquals(Helm.Help.NOT_NEEDED, fairness.help());
    assertEquals(List.of(0), turn(MUCH, 0));
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

  @Test
  void shouldTellWhatATurnWasGoodFor() {
    turn(0);
    assertEquals(Helm.Help.NOT_NEEDED, fairness.help());
    turn(100, 0);
    assertEquals(Helm.Help.GIVEN, fairness.help());
    turn(MUCH, 0);
    assertEquals(Helm.Help.NOT_YET, fairness.help());

    fairness.begin(bytesRead);
    fairness.leave();
    fairness.end(bytesRead);
    assertEquals(Helm.Help.NOT_YET, fairness.help());
    turn(100, 0);
    assertEquals(Helm.Help.GIVEN, fairness.help());
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
