package io.skein.loop;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.testkit.Background;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HelmTest {
  /** The thread of the test plays the loop's own and the one that waits. */
  private final Helm helm = new Helm(Thread.currentThread());

  /** Lends it to who asked; he does not come, and there is nothing to do. */
  private void lendInVain() {
    helm.lendOut(() -> false, () -> Help.NOT_NEEDED);
  }

  @Test
  void shouldNotBeAskedForWhereThatDidNotPay() {
    helm.enter();
    assertTrue(helm.ask());
    assertTrue(helm.isWanted());
    lendInVain();
    assertFalse(helm.ask());
    assertFalse(helm.isWanted(), "nobody is to be woken for him");
  }

  @Test
  void shouldBeTakenBackForWorkFromWhoWasToldAndDoesNotCome() {
    helm.enter();
    assertTrue(helm.ask());
    AtomicBoolean helped = new AtomicBoolean();
    helm.lendOut(
        () -> !helped.get(),
        () -> {
          helped.set(true);
          return Help.NOT_NEEDED;
        });
    assertTrue(helped.get());
  }

  /** The loop's thread gives him time to come, and there is work. */
  @Test
  void shouldHearOfWhoWasToldAndLeaves() {
    helm.enter();
    assertTrue(helm.ask());
    assertTrue(helm.lend());
    helm.exit(() -> true);
    assertTrue(helm.isSummoned());
  }

  @Test
  void shouldNotHearOfWhoLeavesWhenThereIsNothingToDo() {
    helm.enter();
    assertTrue(helm.ask());
    assertTrue(helm.lend());
    helm.exit(() -> false);
    assertFalse(helm.isSummoned());
  }

  @Test
  void shouldNotHearOfWhoHasDrivenAndLeaves() {
    helm.enter();
    assertTrue(helm.ask());
    assertTrue(helm.lend());
    assertTrue(helm.tryTake());
    helm.giveBack(() -> false);
    helm.exit(() -> true);
    assertFalse(helm.isSummoned());
  }

  /** He may be taking what was read long before, and is not to be given up for it at once. */
  @Test
  void shouldKeepTheHabitOfADriverUntilManyLoansInARowWereVain() {
    drive();
    for (int i = 1; i < 16; i++) {
      lendInVain();
      assertTrue(helm.hasHabit(), "after " + i);
    }
    AtomicBoolean came = new AtomicBoolean();
    helm.lendOut(
        () -> false,
        () -> {
          if (came.getAndSet(true)) {
            return Help.NOT_NEEDED;
          }
          drive();
          return Help.NOT_YET;
        });
    assertTrue(helm.hasHabit());
    for (int i = 1; i < 16; i++) {
      lendInVain();
      assertTrue(helm.hasHabit(), "after " + i + " since he drove again");
    }
    lendInVain();
    assertFalse(helm.hasHabit());
  }

  private void drive() {
    helm.lend();
    assertTrue(helm.tryTake());
    helm.giveBack(() -> false);
  }

  /** While the helm is lent nobody serves him: left asleep he would wait for the next look. */
  @Test
  void shouldTellWhoWaitsWithoutHavingAskedThatItIsFree() throws Exception {
    helm.enter();
    assertTrue(helm.ask());
    lendInVain();
    helm.exit(() -> false);
    Background<Boolean> bystander =
        Background.start(
            "bystander",
            () -> {
              helm.enter();
              assertFalse(helm.ask());
              while (!helm.isLent()) {
                LockSupport.park(helm);
              }
              return helm.tryTake();
            });
    bystander.awaitParked();
    helm.lend();
    assertTrue(bystander.result());
  }
}
