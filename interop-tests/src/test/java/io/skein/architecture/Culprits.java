package io.skein.architecture;

import io.skein.pattern.Pattern;

/** Patterns that break the rule for patterns, so that the rule can be seen to hold anyone. */
final class Culprits {
  private Culprits() {}

  abstract static class Threads implements Pattern {
    void spin() {
      Thread.onSpinWait();
    }
  }

  abstract static class Clock implements Pattern {
    long now() {
      return System.nanoTime();
    }
  }
}
