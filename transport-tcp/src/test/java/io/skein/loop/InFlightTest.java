package io.skein.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class InFlightTest {
  private final InFlight inFlight = new InFlight();

  @Test
  void shouldForgetExactlyWhatLeftWhole() {
    for (int i = 0; i < 40; i++) {
      inFlight.encoded(10L * (i + 1));
    }
    assertEquals(0, inFlight.taken(9));
    assertEquals(11, inFlight.taken(119));
    assertEquals(28, inFlight.taken(390));
    assertEquals(1, inFlight.taken(400));
    assertEquals(0, inFlight.taken(Long.MAX_VALUE - 1));
    inFlight.encoded(410);
    assertEquals(1, inFlight.taken(410));
  }

  @Test
  void shouldKeepTheOrderWhileItGrowsAndWraps() {
    int next = 0;
    int taken = 0;
    for (int round = 0; round < 200; round++) {
      for (int i = 0; i < 7; i++) {
        inFlight.encoded(++next);
      }
      assertEquals(3, inFlight.taken(taken + 3));
      taken += 3;
    }
    assertEquals(next - taken, inFlight.taken(next));
  }

  @Test
  void shouldForgetAllWhenTheConnectionIsOver() {
    inFlight.encoded(10);
    inFlight.clear();
    inFlight.encoded(30);
    assertEquals(0, inFlight.taken(20));
    assertEquals(1, inFlight.taken(30));
  }
}
