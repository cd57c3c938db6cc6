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
      tasks.run();
    }
    assertEquals(MANY, ran);
    assertTrue(tasks.isEmpty());
  }

  @Test
  void shouldNotBeUrgentWhenNobodyIsInAHurry() {
    add(1);
    assertFalse(tasks.isUrgent());
    tasks.run();
    assertFalse(tasks.isUrgent());
    assertEquals(1, ran);
  }
}
