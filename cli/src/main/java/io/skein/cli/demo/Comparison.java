package io.skein.cli.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Holds one count against another, word by word, or all words together where the second count could
 * not keep them; for one thread.
 */
final class Comparison {
  private static final int SHOWN = 3;

  private final SecondCount second;
  private final List<String> differences = new ArrayList<>();
  private byte[] last;
  private long words;
  private long sum;

  Comparison(SecondCount second) {
    this.second = second;
  }

  /** A word of the first count; they come in the order of their bytes. */
  void word(byte[] text, int offset, int length, long count) {
    words++;
    if (last != null && Arrays.compare(last, 0, last.length, text, offset, offset + length) >= 0) {
      differences.add("'" + word(text, offset, length) + "' came out of order");
    }
    last = Arrays.copyOfRange(text, offset, offset + length);
    if (second.isExact()) {
      long expected = second.times(text, offset, length);
      if (expected != count) {
        differ("'" + word(text, offset, length) + "'", count, expected);
      }
    } else {
      sum += count * SecondCount.hash(text, offset, length);
    }
  }

  private static String word(byte[] text, int offset, int length) {
    return new String(text, offset, length, StandardCharsets.UTF_8);
  }

  /** There are no more words; the totals of the first count. */
  void totals(long lines, long bytes) {
    if (second.isExact()) {
      check("different words", words, second.distinct());
    } else {
      check("sum over all words", sum, second.sum());
    }
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
