package io.skein.cli.demo;

/**
 * Finds the words of a batch: the longest runs of ASCII letters, ASCII digits and bytes of 128 and
 * more; A to Z count as a to z; longer runs are cut after every {@link #LONGEST} bytes. For one
 * thread.
 */
final class WordCounter {
  /** The longest word, in bytes. */
  static final int LONGEST = 64;

  private static final int OCTETS = 256;
  private static final int HASH_FACTOR = 31;

  /** What each byte counts as; 0 for what separates words. */
  private static final byte[] FOLDED = new byte[OCTETS];

  static {
    for (int octet = 0; octet < OCTETS; octet++) {
      boolean upper = octet >= 'A' && octet <= 'Z';
      boolean lower = octet >= 'a' && octet <= 'z';
      boolean digit = octet >= '0' && octet <= '9';
      if (upper || lower || digit || octet >= OCTETS / 2) {
        FOLDED[octet] = (byte) (upper ? octet - 'A' + 'a' : octet);
      }
    }
  }

  private final WordTable table;
  private final byte[] word = new byte[LONGEST];

  WordCounter(WordTable table) {
    this.table = table;
  }

  static boolean isWordByte(byte octet) {
    return FOLDED[octet & 0xff] != 0;
  }

  /**
   * Counts the words of {@code batch}, which begins and ends at the border of a word.
   *
   * @return how many newlines it has
   */
  long count(byte[] batch) {
    long lines = 0;
    int length = 0;
    int hash = 0;
    for (byte octet : batch) {
      byte folded = FOLDED[octet & 0xff];
      if (folded == 0) {
        if (length > 0) {
          table.add(word, 0, length, hash, 1);
          length = 0;
          hash = 0;
        }
        lines += octet == '\n' ? 1 : 0;
      } else {
        if (length == LONGEST) {
          table.add(word, 0, length, hash, 1);
          length = 0;
          hash = 0;
        }
        word[length++] = folded;
        hash = hash * HASH_FACTOR + folded;
      }
    }
    if (length > 0) {
      table.add(word, 0, length, hash, 1);
    }
    return lines;
  }

  /** The hash that {@link #count} gives a word. */
  static int hash(byte[] text, int offset, int length) {
    int hash = 0;
    for (int i = offset; i < offset + length; i++) {
      hash = hash * HASH_FACTOR + text[i];
    }
    return hash;
  }
}
