package io.skein.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Message;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InFlightTest {
  private final InFlight inFlight = new InFlight();

  @Test
  void shouldForgetExactlyWhatLeftWhole() {
    for (int i = 0; i < 40; i++) {
      inFlight.add(Message.of(Integer.toString(i)));
      inFlight.encoded(10L * (i + 1));
    }
    inFlight.add(Message.of("half encoded"));
    inFlight.taken(9);
    assertEquals(0, inFlight.takenCount());
    inFlight.taken(119);
    assertEquals(11, inFlight.takenCount());
    assertEquals(12, inFlight.takenBytes()); // "0" to "9", "10"
    inFlight.taken(390);
    assertEquals(28, inFlight.takenCount());
    assertEquals(List.of(Message.of("39"), Message.of("half encoded")), inFlight.drain());
    assertTrue(inFlight.isEmpty());
  }

  @Test
  void shouldKeepTheOrderWhileItGrowsAndWraps() {
    int next = 0;
    int taken = 0;
    for (int round = 0; round < 200; round++) {
      for (int i = 0; i < 7; i++) {
        inFlight.add(Message.of(Integer.toString(next)));
        inFlight.encoded(++next);
      }
      inFlight.taken(taken + 3);
      assertEquals(3, inFlight.takenCount());
      taken += 3;
    }
    assertEquals(
        IntStream.range(taken, next).mapToObj(Integer::toString).map(Message::of).toList(),
        inFlight.drain());
  }
}
