package io.skein.transport.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final Duration MIN = Duration.ofMillis(100);
  private static final Duration MAX = Duration.ofSeconds(10);

  /** Always half-way: what remains is growth. */
  private static final RandomGenerator MIDDLE =
      new RandomGenerator() {
        @Override
        public long nextLong() {
          return 0;
        }

        @Override
        public double nextDouble() {
          return 0.5;
        }
      };

  private static List<Long> millis(Backoff backoff, int count) {
    List<Long> delays = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      delays.add(backoff.nextNanos() / 1_000_000);
    }
    return delays;
  }

  @Test
  void shouldGrowAndSettleALL13() {
    Backoff backoff = new Backoff(MIN, MAX, MIDDLE);
    assertEquals(List.of(150L, 300L, 600L, 1200L, 2400L, 4800L, 7500L, 7500L), millis(backoff, 8));
  }

  @Test
  void shouldBeRandomAtOnceALL13() {
    for (int seed = 0; seed < 100; seed++) {
      Backoff backoff = new Backoff(MIN, MAX, new Random(seed));
      long floor = 100;
      for (long delay : millis(backoff, 20)) {
        assertTrue(delay >= floor && delay <= 2 * floor, delay + " from " + floor);
        floor = Math.min(5_000, 2 * floor);
      }
    }
    assertTrue(
        new Backoff(MIN, MAX, new Random(1)).nextNanos()
            != new Backoff(MIN, MAX, new Random(2)).nextNanos());
  }

  @Test
  void shouldBeginAnewAfterAConnectionThatLived() {
    Backoff backoff = new Backoff(MIN, MAX, MIDDLE);
    millis(backoff, 5);
    backoff.lived();
    assertEquals(List.of(150L, 300L, 600L), millis(backoff, 3));
  }

  @Test
  void shouldGoSlowestAfterAViolation() {
    Backoff backoff = new Backoff(MIN, MAX, MIDDLE);
    assertEquals(7_500, backoff.slowestNanos() / 1_000_000);
    assertEquals(List.of(7_500L), millis(backoff, 1));
  }

  @Test
  void shouldStayWithinItsBoundsWhateverTheyAre() {
    assertEquals(List.of(5L, 5L), millis(new Backoff(ms(5), ms(5), MIDDLE), 2));
    assertEquals(List.of(5L, 5L), millis(new Backoff(ms(5), ms(1), MIDDLE), 2));
    assertEquals(List.of(1L, 1L), millis(new Backoff(ms(0), ms(0), MIDDLE), 2));
    assertEquals(List.of(5L, 5L), millis(new Backoff(ms(4), ms(6), MIDDLE), 2));
    Backoff endless = new Backoff(ms(1), Duration.ofDays(1_000_000), MIDDLE);
    millis(endless, 100);
    assertTrue(endless.nextNanos() > Duration.ofDays(300).toNanos());
  }

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }
}
