package io.skein.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MechanismsTest {

  @Test
  void shouldNeverShowAPassword() {
    assertFalse(Mechanisms.plainClient("bob", "secret").toString().contains("secret"));
    assertFalse(new PlainCredentials("bob", "secret").toString().contains("secret"));
    assertFalse(new HandshakeCommand("HELLO", "secret".getBytes()).toString().contains("secret"));
  }

  @Test
  void shouldBoundUserAndPasswordWithoutShowingThem() {
    String longest = "x".repeat(255);
    assertEquals("PLAIN", Mechanisms.plainClient(longest, longest).name());
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> Mechanisms.plainClient("bob", longest + "y"));
    assertFalse(e.getMessage().contains("xxx"));
  }

  @Test
  void shouldSayWhoIsServer_ALL22() {
    assertFalse(Mechanisms.none().asServer());
    assertFalse(Mechanisms.plainClient("a", "b").asServer());
    assertEquals(true, Mechanisms.plainServer().asServer());
  }

  @Test
  void shouldShowNoControlCharactersOfAUser() {
    assertEquals("a?b", new PlainCredentials("a\nb", "").printableUser());
  }

  @Test
  void shouldTakeOnlyCodesOfThreeDigits() {
    assertThrows(
        IllegalArgumentException.class, () -> new AuthenticationDecision.Denied("4xx", ""));
    assertThrows(
        NullPointerException.class, () -> new AuthenticationDecision.Accepted(null, Map.of()));
  }
}
