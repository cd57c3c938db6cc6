package io.skein.cli.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Holds one count against another, word by word; for one thread. */
final class Comparison {
  private static final int SHOWN = 3;

  private final SecondCount second;
  private final List<String> differences = new ArrayList<>();
  private long words;

  Comparison(SecondCount second) {
    this.second = second;
  }

  /** A word of the first count. */
  void word(byte[] text, int offset, int length, long count) {
    words++;
    long expected = second.times(text, offset, length);
    if (expected != count) {
      String word = new String(text, offset, length, StandardCharsets.UTF_8);
      differ("'" + word + "'", count, expected);
    }
  }

  /** There are no more words; the totals of the first count. */
  void totals(long lines, long bytes) {
    check("different words", words, second.distinct());
    check("lines", lines, second.lines());
    check("bytes", bytes, second.bytes());
  }

  private void check(String what, long first, long other) {
    if (first != other) {
      differ(what, first, other);
    }
  }

  private void differ(String what, long first, long other) {
    differences.add(what + ": " + first + " by all processes, " + other + " by one");
  }

  /** Whether both are the same in every respect. */
  boolean isEqual() {
    return differences.isEmpty();
  }

  /** What is not the same, or the beginning of it. */
  String text() {
    String some = String.join("; ", differences.subList(0, Math.min(SHOWN, differences.size())));
    return differences.size() > SHOWN
        ? some + "; and " + (differences.size() - SHOWN) + " more"
        : some;
  }
}
