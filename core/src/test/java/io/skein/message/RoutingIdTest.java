package io.skein.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RoutingIdTest {

  /** ROU-1. */
  @Test
  void shouldHave1To255Bytes() {
    assertEquals(255, RoutingId.of(new byte[255]).frame().size());
    assertThrows(IllegalArgumentException.class, () -> RoutingId.of(""));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> RoutingId.of(new byte[256]));
    assertTrue(e.getMessage().contains("1 to 255 bytes, not 256 (ROU-1)"), e.getMessage());
  }

  /** ROU-9: a zero byte and four more. */
  @Test
  void shouldMakeIdsForThoseThatAnnounceNone() {
    RoutingId made = RoutingId.generated(0x01020380);
    assertEquals(Frame.of(new byte[] {0, 1, 2, 3, (byte) 0x80}), made.frame());
    assertEquals("0x0001020380", made.toString());
    assertTrue(made.isGenerated());
    assertFalse(RoutingId.of("anna").isGenerated());
    assertNotEquals(made, RoutingId.generated(0x01020381));
  }

  @Test
  void shouldTellWhoMayBeTheOneOfBefore() {
    RoutingId anna = RoutingId.of("anna");
    assertTrue(anna.mayBe(RoutingId.of("anna".getBytes())));
    assertFalse(anna.mayBe(RoutingId.of("bert")));
    assertTrue(RoutingId.generated(1).mayBe(RoutingId.generated(2)));
    assertFalse(RoutingId.generated(1).mayBe(anna));
    assertFalse(anna.mayBe(RoutingId.generated(1)));
  }
}
