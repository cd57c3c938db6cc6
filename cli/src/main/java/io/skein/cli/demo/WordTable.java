package io.skein.cli.demo;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;

/**
 * How often each word occurred. All words stand one after the other in one array, so that counting
 * makes no garbage. For one thread.
 *
 * <pre>
 *   slots   word number + 1, or 0; open addressing
 *   starts  of each word in text     counts, hashes of each word
 * </pre>
 */
final class WordTable {
  private static final int FIRST_SLOTS = 1 << 12;
  private static final int FIRST_TEXT = 1 << 15;
  private static final int GOLDEN = 0x9E3779B1;

  private int[] slots = new int[FIRST_SLOTS];
  private int[] starts = new int[FIRST_SLOTS / 2 + 1];
  private int[] hashes = new int[FIRST_SLOTS / 2];
  private long[] counts = new long[FIRST_SLOTS / 2];
  private byte[] text = new byte[FIRST_TEXT];
  private int words;

  /** Receives words. */
  @FunctionalInterface
  interface Visitor {
    /** The word's bytes are in {@code text} and change after the call. */
    void word(byte[] text, int offset, int length, long count);
  }

  /** Different words. */
  int words() {
    return words;
  }

  /** Bytes of all different words. */
  int textSize() {
    return starts[words];
  }

  /** Adds to the count of a word. */
  void add(byte[] bytes, int offset, int length, int hash, long count) {
    int mask = slots.length - 1;
    int at = (hash * GOLDEN) >>> (Integer.numberOfLeadingZeros(mask));
    while (true) {
      int slot = slots[at & mask];
      if (slot == 0) {
        insert(at & mask, bytes, offset, length, hash, count);
        return;
      }
      int word = slot - 1;
      if (hashes[word] == hash && isSame(word, bytes, offset, length)) {
        counts[word] += count;
        return;
      }
      at++;
    }
  }

  private boolean isSame(int word, byte[] bytes, int offset, int length) {
    return Arrays.equals(text, starts[word], starts[word + 1], bytes, offset, offset + length);
  }

  private void insert(int slot, byte[] bytes, int offset, int length, int hash, long count) {
    int start = starts[words];
    if (start + length > text.length) {
      text = Arrays.copyOf(text, Math.max(start + length, text.length * 2));
    }
    System.arraycopy(bytes, offset, text, start, length);
    hashes[words] = hash;
    counts[words] = count;
    starts[words + 1] = start + length;
    slots[slot] = ++words;
    if (words == counts.length) {
      grow();
    }
  }

  private void grow() {
    slots = new int[slots.length * 2];
    starts = Arrays.copyOf(starts, slots.length / 2 + 1);
    hashes = Arrays.copyOf(hashes, slots.length / 2);
    counts = Arrays.copyOf(counts, slots.length / 2);
    int mask = slots.length - 1;
    for (int word = 0; word < words; word++) {
      int at = (hashes[word] * GOLDEN) >>> (Integer.numberOfLeadingZeros(mask));
      while (slots[at & mask] != 0) {
        at++;
      }
      slots[at & mask] = word + 1;
    }
  }

  /** Forgets all words and keeps the room. */
  void clear() {
    Arrays.fill(slots, 0);
    words = 0;
  }

  /** Shows all words. */
  void forEach(Visitor visitor) {
    for (int word = 0; word < words; word++) {
      visitor.word(text, starts[word], starts[word + 1] - starts[word], counts[word]);
    }
  }

  /** All words of now in the order of their bytes. */
  WordSource sorted() {
    Integer[] order = new Integer[words];
    Arrays.setAll(order, word -> word);
    Arrays.sort(
        order,
        (one, other) ->
            Arrays.compare(
                text, starts[one], starts[one + 1], text, starts[other], starts[other + 1]));
    Iterator<Integer> words = Arrays.asList(order).iterator();
    return word -> {
      if (!words.hasNext()) {
        return false;
      }
      int next = words.next();
      word.set(text, starts[next], starts[next + 1] - starts[next], counts[next]);
      return true;
    };
  }

  // ---- on the wire ------------------------------------------------------------------------------

  /**
   * Words {@code from} to {@code to} (exclusive).
   *
   * <pre>
   *   +------+------+-------+------+------+-------+
   *   | size | word | count | size | word | count | ...     size: 1 byte, count: 8 bytes
   *   +------+------+-------+------+------+-------+
   * </pre>
   */
  byte[] encode(int from, int to) {
    ByteBuffer bytes = ByteBuffer.allocate(starts[to] - starts[from] + (to - from) * 9);
    for (int word = from; word < to; word++) {
      int length = starts[word + 1] - starts[word];
      bytes.put((byte) length).put(text, starts[word], length).putLong(counts[word]);
    }
    return bytes.array();
  }

  /** Shows the words of {@link #encode}. */
  static void decode(byte[] encoded, Visitor visitor) {
    ByteBuffer bytes = ByteBuffer.wrap(encoded);
    while (bytes.hasRemaining()) {
      int length = bytes.get();
      int offset = bytes.position();
      bytes.position(offset + length);
      visitor.word(encoded, offset, length, bytes.getLong());
    }
  }
}
