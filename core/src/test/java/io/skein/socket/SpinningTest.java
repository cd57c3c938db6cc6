package io.skein.socket;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SpinningTest {
  private final Spinning spinning = new Spinning();

  @BeforeEach
  void needTwoProcessors() {
    assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "nobody spins alone");
  }

  /** A spin in vain, and that so many waits do without one after it, and no more. */
  private void failsOnceAndRests(int waits) {
    assertTrue(spinning.promises());
    spinning.came(false);
    for (int i = 0; i < waits; i++) {
      assertFalse(spinning.promises(), "wait " + i + " of " + waits);
    }
    assertTrue(spinning.promises(), "after " + waits);
  }

  @Test
  void shouldSpinLessAndLessInVain() {
    for (int waits = 1; waits <= 256; waits *= 2) {
      failsOnceAndRests(waits);
    }
    failsOnceAndRests(256);
  }

  @Test
  void shouldSpinAgainWhenItPaid() {
    failsOnceAndRests(1);
    failsOnceAndRests(2);
    spinning.came(true);
    failsOnceAndRests(1);
  }

  @Test
  void shouldCallASpinPaidThatBroughtAPart() {
    failsOnceAndRests(1);
    failsOnceAndRests(2);
    assertTrue(spinning.promisesMore(true));
    failsOnceAndRests(1);
  }

  @Test
  void shouldLearnNothingFromAPartThatWasNotSpunFor() {
    failsOnceAndRests(1);
    assertTrue(spinning.promisesMore(false));
    spinning.came(false);
    assertFalse(spinning.promisesMore(false));
    assertFalse(spinning.promisesMore(false));
    assertTrue(spinning.promisesMore(false));
  }
}
