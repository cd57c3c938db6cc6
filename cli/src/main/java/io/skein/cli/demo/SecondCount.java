package io.skein.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The same count made another way, to check the first: one thread, byte by byte, in a tree of
 * letters. Shares no code with what it checks.
 *
 * <p>A tree that has become too large is cut down. What is left then is the sum of a hash of every
 * word that occurred: it shows that a count differs, not which.
 *
 * <pre>
 *   node 0 ── t ── node 5 ── h ── node 9 ── e ── node 12: 4711 times "the"
 * </pre>
 */
final class SecondCount {
  private static final int MAX_WORD = 64;
  private static final int BUFFER = 1 << 16;
  private static final int FIRST_NODES = 1 << 12;
  private static final long HASH_FACTOR = 0x2545F4914F6CDD1DL;

  private final int mostNodes;

  /** Keys are (node, letter) + 1, so that 0 means empty. */
  private long[] keys = new long[FIRST_NODES * 2];

  private int[] children = new int[FIRST_NODES * 2];
  private long[] times = new long[FIRST_NODES];
  private int nodes = 1;
  private int node;
  private int depth;
  private long distinct;
  private long lines;
  private long bytes;
  private long hash;
  private long sum;

  /** With a tree of at most so many letters, a power of two; one takes about 32 bytes. */
  SecondCount(int mostNodes) {
    this.mostNodes = mostNodes;
  }

  /** Counts a file, as far as {@code size}. */
  void add(Path file, long size) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long left = size;
    int last = '\n';
    try (InputStream in = Files.newInputStream(file)) {
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (read < 0) {
          break;
        }
        for (int i = 0; i < read; i++) {
          letter(buffer[i]);
        }
        last = buffer[read - 1];
        bytes += read;
        left -= read;
      }
    }
    endOfWord();
    lines += last == '\n' ? 0 : 1;
  }

  private void letter(int octet) {
    int letter = octet;
    if (letter >= 'A' && letter <= 'Z') {
      letter += ' ';
    }
    if (letter < 0 || letter >= 'a' && letter <= 'z' || letter >= '0' && letter <= '9') {
      if (depth == MAX_WORD) {
        endOfWord();
      }
      if (isExact()) {
        node = child(node, letter & 0xff);
      }
      hash = next(hash, letter);
      depth++;
    } else {
      endOfWord();
      if (letter == '\n') {
        lines++;
      }
    }
  }

  private void endOfWord() {
    if (depth > 0) {
      if (isExact() && times[node]++ == 0) {
        distinct++;
      }
      sum += scattered(hash);
      hash = 0;
      node = 0;
      depth = 0;
    }
  }

  private int child(int parent, int letter) {
    long key = ((long) parent << 8 | letter) + 1;
    int at = slot(key);
    if (keys[at] == 0) {
      if (nodes == mostNodes) {
        keys = null;
        children = null;
        times = null;
        return 0;
      }
      if (nodes == times.length) {
        grow();
        at = slot(key);
      }
      keys[at] = key;
      children[at] = nodes++;
    }
    return children[at];
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int at = (int) (key * 0x9E3779B97F4A7C15L >>> 40) & mask;
    while (keys[at] != 0 && keys[at] != key) {
      at = at + 1 & mask;
    }
    return at;
  }

  private void grow() {
    times = Arrays.copyOf(times, times.length * 2);
    long[] oldKeys = keys;
    int[] oldChildren = children;
    keys = new long[oldKeys.length * 2];
    children = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int at = slot(oldKeys[i]);
        keys[at] = oldKeys[i];
        children[at] = oldChildren[i];
      }
    }
  }

  private static long next(long hash, int letter) {
    return (hash + (letter & 0xff) + 1) * HASH_FACTOR;
  }

  private static long scattered(long hash) {
    long mixed = (hash ^ hash >>> 32) * HASH_FACTOR;
    return mixed ^ mixed >>> 29;
  }

  /** Whether each word can be asked for; otherwise there is only {@link #sum}. */
  boolean isExact() {
    return keys != null;
  }

  /** Of all words that occurred, {@link #hash(byte[], int, int)}; it overflows. */
  long sum() {
    return sum;
  }

  /** What one occurrence of the word adds to the sum. */
  static long hash(byte[] text, int offset, int length) {
    long hash = 0;
    for (int i = offset; i < offset + length; i++) {
      hash = next(hash, text[i]);
    }
    return scattered(hash);
  }

  /** How often the word occurred; only while this is exact. */
  long times(byte[] text, int offset, int length) {
    int at = 0;
    for (int i = offset; i < offset + length; i++) {
      int slot = slot(((long) at << 8 | text[i] & 0xff) + 1);
      if (keys[slot] == 0) {
        return 0;
      }
      at = children[slot];
    }
    return times[at];
  }

  /** Different words; only while this is exact. */
  long distinct() {
    return distinct;
  }

  long lines() {
    return lines;
  }

  long bytes() {
    return bytes;
  }
}
