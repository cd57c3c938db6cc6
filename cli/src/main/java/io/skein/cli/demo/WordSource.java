package io.skein.cli.demo;

import java.io.IOException;
import java.util.Arrays;

/** Words in the order of their bytes, each with how often it occurred; for one thread. */
interface WordSource {
  /** Fills in the first word, or the next; false when there are no more. */
  boolean next(Word word) throws IOException;

  /** One word and how often it occurred. */
  final class Word implements Comparable<Word> {
    final byte[] text = new byte[WordCounter.LONGEST];
    int length;
    long count;

    void set(byte[] bytes, int offset, int size, long times) {
      System.arraycopy(bytes, offset, text, 0, size);
      length = size;
      count = times;
    }

    @Override
    public int compareTo(Word other) {
      return Arrays.compare(text, 0, length, other.text, 0, other.length);
    }
  }
}
