package io.skein.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skein.message.SocketType;
import org.junit.jupiter.api.Test;

class PairingTest {

  /** ALL-14: what is not in the table is refused, and everything that is in it is tried. */
  @Test
  void shouldBeThePairsThatSkeinAllows() {
    int pairs = 0;
    for (SocketType ours : SocketType.values()) {
      for (SocketType theirs : SocketType.values()) {
        boolean allowed = Pairing.isAllowed(ours, theirs);
        assertEquals(allowed, ours.mayTalkTo(theirs), ours + " and " + theirs);
        assertEquals(allowed, Pairing.isAllowed(theirs, ours), theirs + " and " + ours);
        pairs += allowed ? 1 : 0;
      }
    }
    assertEquals(21, pairs);
  }
}
