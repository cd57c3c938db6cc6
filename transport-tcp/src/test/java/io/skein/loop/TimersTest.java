package io.skein.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimersTest {
  private final Timers timers = new Timers();

  @Test
  void shouldGiveTimersInTheOrderOfTheirDeadlines() {
    Random random = new Random(7);
    List<Timer> all = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      Timer timer = new Timer(() -> {});
      all.add(timer);
      timers.schedule(timer, Long.MAX_VALUE - 5_000 + random.nextInt(10_000)); // some wrap
    }
    for (int i = 0; i < 500; i += 3) {
      timers.schedule(all.get(i), Long.MAX_VALUE - 5_000 + random.nextInt(10_000));
    }
    int cancelled = 0;
    for (int i = 1; i < 500; i += 7) {
      timers.cancel(all.get(i));
      timers.cancel(all.get(i));
      assertFalse(all.get(i).isScheduled());
      cancelled++;
    }
    long now = Long.MAX_VALUE + 6_000;
    long last = Long.MAX_VALUE - 5_000;
    int count = 0;
    for (Timer due = timers.pollDue(now); due != null; due = timers.pollDue(now)) {
      assertTrue(due.deadlineNanos() - last >= 0);
      last = due.deadlineNanos();
      assertFalse(due.isScheduled());
      count++;
    }
    assertEquals(500 - cancelled, count);
    assertTrue(timers.isEmpty());
  }

  @Test
  void shouldGiveNothingBeforeItsTime() {
    Timer timer = new Timer(() -> {});
    timers.schedule(timer, 100);
    assertEquals(60, timers.nanosLeft(() -> 40));
    assertEquals(-1, timers.nanosLeft(() -> 101));
    assertNull(timers.pollDue(99));
    assertTrue(timer.isScheduled());
    assertSame(timer, timers.pollDue(100));
    assertNull(timers.pollDue(100));
    assertEquals(Long.MAX_VALUE, timers.nanosLeft(() -> 40));
  }

  @Test
  void shouldRunWhatIsDueHoweverOftenItWasLookedAtBefore() {
    List<String> ran = new ArrayList<>();
    Timer timer = new Timer(() -> ran.add("once"));
    timers.schedule(timer, 100);
    for (int i = 0; i < 5_000; i++) {
      timers.fire(() -> 40);
      assertEquals(60, timers.nanosLeft(() -> 40));
    }
    assertEquals(List.of(), ran);
    timers.fire(() -> 100);
    assertEquals(List.of("once"), ran);
    assertTrue(timers.isEmpty());
  }
}
