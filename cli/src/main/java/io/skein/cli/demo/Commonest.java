package io.skein.cli.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The words that occur most often; for one thread. */
final class Commonest {
  /** A word and how often it occurs. */
  record Entry(String word, long count) {}

  /** More often first, then by the alphabet. */
  private static final Comparator<Entry> ORDER =
      Comparator.comparingLong(Entry::count).reversed().thenComparing(Entry::word);

  private final int size;
  private final PriorityQueue<Entry> heap = new PriorityQueue<>(ORDER.reversed());

  Commonest(int size) {
    this.size = size;
  }

  void word(byte[] text, int offset, int length, long count) {
    if (heap.size() == size && count < heap.peek().count()) {
      return;
    }
    heap.add(new Entry(new String(text, offset, length, StandardCharsets.UTF_8), count));
    if (heap.size() > size) {
      heap.remove();
    }
  }

  List<Entry> list() {
    List<Entry> list = new ArrayList<>(heap);
    list.sort(ORDER);
    return list;
  }
}
