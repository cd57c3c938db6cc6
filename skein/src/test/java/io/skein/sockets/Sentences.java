package io.skein.sockets;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What an error message looks like: one sentence, for people. */
final class Sentences {
  private Sentences() {}

  static void assertOne(String message) {
    assertTrue(message.matches("[A-Z'].{20,400}"), () -> "not one line for people: " + message);
    assertFalse(message.contains("Exception"), message);
    assertFalse(message.contains("null"), message);
    assertFalse(message.matches(".*[a-z]\\. [A-Z].*"), () -> "more than one sentence: " + message);
  }
}
