package io.skein.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TasksTest {
  private static final int MANY = 3000;

  private final Tasks tasks = new Tasks();
  private int ran;

  private void add(int count) {
    for (int i = 0; i < count; i++) {
      tasks.add(() -> ran++);
    }
  }

  @Test
  void shouldBeUrgentUntilTheLastHasRun() {
    add(MANY);
    tasks.hurry();
    while (tasks.isUrgent()) {
      assertTrue(ran < MANY);
      tasks.run(() -> false);
    }
    assertEquals(MANY, ran);
    assertTrue(tasks.isEmpty());
  }

  @Test
  void shouldRunOneAndLeaveTheOthersWhenThatIsEnough() {
    add(3);
    tasks.run(() -> true);
    assertEquals(1, ran);
    assertTrue(tasks.isUrgent(), "nobody knows what is among the others");
    tasks.run(() -> ran == 2);
    assertEquals(2, ran);
  }

  /** A task that comes back would keep the one who runs it, and who waits for him, for long. */
  @Test
  void shouldNotRunWhatWasAddedMeanwhile() {
    tasks.add(() -> add(1));
    tasks.run(() -> false);
    assertEquals(0, ran);
    assertFalse(tasks.isUrgent(), "who adds a task says whether it is");
    tasks.run(() -> false);
    assertEquals(1, ran);
  }

  @Test
  void shouldNotBeUrgentWhenNobodyIsInAHurry() {
    add(1);
    assertFalse(tasks.isUrgent());
    tasks.run(() -> false);
    assertFalse(tasks.isUrgent());
    assertEquals(1, ran);
  }
}
