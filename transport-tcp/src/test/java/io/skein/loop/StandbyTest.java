package io.skein.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StandbyTest {
  private static final long BEGIN = Long.MAX_VALUE - 1_000; // A clock may overflow at any time.

  private final Standby standby = new Standby(5, BEGIN);
  private long now = BEGIN;

  /** Looks when it is time; whether nobody has driven since. */
  private boolean look(long drives, Help help) {
    now += standby.nanosToLook(now);
    standby.look(drives, now);
    boolean abandoned = standby.isAbandoned();
    standby.goOn(help, now);
    return abandoned;
  }

  @Test
  void shouldLookLessAndLessOftenWhileSomebodyDrives() {
    assertEquals(250_000, standby.nanosToLook(now));
    assertFalse(look(6, Help.GIVEN));
    assertEquals(500_000, standby.nanosToLook(now));
    assertFalse(look(7, Help.GIVEN));
    assertFalse(look(8, Help.GIVEN));
    assertEquals(2_000_000, standby.nanosToLook(now));
    assertFalse(look(9, Help.GIVEN));
    assertEquals(2_000_000, standby.nanosToLook(now));
    assertTrue(look(9, Help.GIVEN));
    assertEquals(2_000_000, standby.nanosToLook(now));
  }

  @Test
  void shouldNotCountALookBeforeItsTime() {
    standby.look(5, now + 1);
    assertFalse(standby.isAbandoned());
    standby.goOn(Help.GIVEN, now + 1);
    assertEquals(250_000, standby.nanosToLook(now));
  }

  @Test
  void shouldBeOverWhenNobodyDrivesAndThereIsNothingToDo() {
    look(6, Help.NOT_NEEDED);
    assertFalse(standby.isOver(Help.NOT_NEEDED), "somebody drives");
    look(6, Help.NOT_NEEDED);
    assertTrue(standby.isOver(Help.NOT_NEEDED));
    assertFalse(standby.isOver(Help.GIVEN));
    assertTrue(standby.wasDriven());
    assertFalse(standby.isGone());
  }

  @Test
  void shouldBeOverWhenItHelpedOutManyTimesInARow() {
    for (int i = 0; i < Standby.MOST_VAIN_LOOKS; i++) {
      assertFalse(standby.isOver(Help.GIVEN));
      assertTrue(look(5, Help.GIVEN));
    }
    assertTrue(standby.isOver(Help.GIVEN));
    assertFalse(standby.isOver(Help.NOT_YET), "they have more than they can take");
    assertFalse(standby.wasDriven());
  }

  @Test
  void shouldBeOverWhenNobodyHasDrivenForASecond() {
    assertFalse(look(6, Help.NOT_YET));
    long drivenAt = now;
    while (now - drivenAt < 999_000_000) {
      assertFalse(standby.isOver(Help.NOT_YET));
      assertTrue(look(6, Help.NOT_YET));
    }
    look(6, Help.NOT_YET);
    look(6, Help.NOT_YET);
    assertTrue(standby.isOver(Help.NOT_YET));
    assertTrue(standby.isGone());
  }

  @Test
  void shouldNotTakeADriverWhoRestsForOneWhoIsGone() {
    look(6, Help.GIVEN);
    for (int i = 0; i < 5; i++) {
      now += Standby.HABIT_NANOS;
      standby.driverRests(now);
      look(6, Help.NOT_YET);
    }
    assertFalse(standby.isOver(Help.NOT_YET));
  }

  @Test
  void shouldLookSeldomWhileADriverRests() {
    look(6, Help.GIVEN);
    assertTrue(rest(6));
    assertEquals(2_000_000, standby.nanosToLook(now));
    rest(6);
    rest(6);
    assertEquals(Standby.LONGEST_REST_NANOS, standby.nanosToLook(now));
    assertFalse(look(7, Help.GIVEN));
    assertEquals(Standby.LONGEST_INTERVAL_NANOS, standby.nanosToLook(now), "he is back");
  }

  @Test
  void shouldTakeARestForLongOnlyWhenItLasts() {
    look(6, Help.GIVEN);
    final long drivenAt = now;
    rest(6);
    while (now - drivenAt < Standby.LONG_REST_NANOS) {
      assertFalse(standby.isLongRest());
      rest(6);
    }
    assertTrue(standby.isLongRest());
    look(7, Help.GIVEN);
    rest(7);
    assertFalse(standby.isLongRest(), "another rest");
  }

  @Test
  void shouldHavePaidForWhoDroveAgain() {
    assertFalse(standby.hasPaid(6), "once may have been by chance");
    assertTrue(standby.hasPaid(7));
  }

  /** Looks when it is time, and finds the driver in the selector. */
  private boolean rest(long drives) {
    now += standby.nanosToLook(now);
    standby.look(drives, now);
    boolean abandoned = standby.isAbandoned();
    standby.driverRests(now);
    standby.goOn(Help.GIVEN, now);
    return abandoned;
  }
}
