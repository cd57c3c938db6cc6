package io.skein.cli.demo;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Several sources as one: what occurs in more than one of them is added up. */
final class MergedWords implements WordSource {
  /** A source and its word that comes next. */
  private record Head(WordSource source, Word word) {}

  private final PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing(Head::word));

  MergedWords(List<? extends WordSource> sources) throws IOException {
    for (WordSource source : sources) {
      goOn(new Head(source, new Word()));
    }
  }

  private void goOn(Head head) throws IOException {
    if (head.source.next(head.word)) {
      heads.add(head);
    }
  }

  @Override
  public boolean next(Word word) throws IOException {
    Head head = heads.poll();
    if (head == null) {
      return false;
    }
    word.set(head.word.text, 0, head.word.length, head.word.count);
    goOn(head);
    for (head = heads.peek(); head != null && head.word.compareTo(word) == 0; head = heads.peek()) {
      word.count += head.word.count;
      goOn(heads.poll());
    }
    return true;
  }
}
