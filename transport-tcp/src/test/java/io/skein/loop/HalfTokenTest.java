package io.skein.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HalfTokenTest {

  @Test
  void shouldTellTheDriverThatItWasWanted() {
    HalfToken token = new HalfToken();
    assertTrue(token.tryTake());
    assertFalse(token.tryTake());
    assertFalse(token.tryTake());
    assertFalse(token.release());
    assertTrue(token.release());
    assertTrue(token.tryTake());
    assertFalse(token.giveUp());
    assertTrue(token.tryTake());
    assertFalse(token.tryTake());
    assertTrue(token.giveUp());
    assertTrue(token.tryTake());
  }

  /** Everybody publishes work and drives if he can: no work is left lying, nobody drives beside. */
  @Test
  void shouldLeaveNothingUndone() throws InterruptedException {
    HalfToken token = new HalfToken();
    AtomicInteger published = new AtomicInteger();
    int[] done = new int[1]; // plain: guarded by the token
    int perThread = 100_000;
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      Thread thread =
          new Thread(
              () -> {
                for (int i = 0; i < perThread; i++) {
                  published.incrementAndGet();
                  if (token.tryTake()) {
                    do {
                      done[0] = published.get();
                    } while (!token.release());
                  }
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertTrue(token.tryTake());
    assertEquals(4 * perThread, done[0]);
  }
}
