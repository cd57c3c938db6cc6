package io.skein.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class InFlightTest {
  private final InFlight inFlight = new InFlight();

  @Test
  void shouldCountExactlyWhatLeftWhole() {
    inFlight.begin(InFlight.NOTHING);
    for (int i = 0; i < 40; i++) {
      inFlight.encoded(10L * (i + 1));
    }
    assertEquals(0, inFlight.taken(9));
    assertEquals(11, inFlight.taken(119));
    assertEquals(39, inFlight.taken(390));
    assertEquals(40, inFlight.taken(400));
    assertArrayEquals(new long[] {390, 400}, inFlight.rest(38));
    assertArrayEquals(InFlight.NOTHING, inFlight.rest(40));
  }

  @Test
  void shouldGoOnWithWhatWasKept() {
    inFlight.begin(new long[] {10, 20});
    assertEquals(1, inFlight.taken(19));
    assertArrayEquals(new long[] {20}, inFlight.rest(1));
    long[] many = new long[100];
    for (int i = 0; i < many.length; i++) {
      many[i] = i;
    }
    inFlight.begin(many);
    inFlight.encoded(100);
    assertEquals(101, inFlight.taken(100));
    assertEquals(50, inFlight.taken(49));
  }

  @Test
  void shouldForgetWhatAnotherWriteHasLeft() {
    inFlight.begin(new long[] {10, 20});
    inFlight.begin(InFlight.NOTHING);
    assertEquals(0, inFlight.taken(Long.MAX_VALUE));
    inFlight.encoded(30);
    assertEquals(0, inFlight.taken(20));
    assertEquals(1, inFlight.taken(30));
  }
}
