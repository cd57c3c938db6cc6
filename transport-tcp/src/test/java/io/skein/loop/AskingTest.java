package io.skein.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AskingTest {
  private final Asking asking = new Asking();

  /** Waits without asking until it pays again. */
  private int skips() {
    int skips = 0;
    while (!asking.pays()) {
      skips++;
    }
    return skips;
  }

  @Test
  void shouldAskAtFirst() {
    assertTrue(asking.pays());
  }

  @Test
  void shouldAskLessAndLessWhileItIsInVain() {
    for (int expected = 1; expected < Asking.MOST_SKIPS; expected *= 2) {
      asking.came(false);
      assertEquals(expected, skips());
    }
    for (int i = 0; i < 3; i++) {
      asking.came(false);
      assertEquals(Asking.MOST_SKIPS, skips());
    }
  }

  @Test
  void shouldAskAlwaysOnceItHasPaid() {
    asking.came(false);
    asking.came(false);
    skips();
    asking.came(true);
    assertEquals(0, skips());
    asking.came(false);
    assertEquals(1, skips(), "it begins anew");
  }
}
