package io.skein.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More different words than memory is meant for. */
class ManyWordsTest {
  private static final int FEW_NODES = 1 << 12;

  @TempDir Path folder;

  private static WordTable table(String text) {
    WordTable table = new WordTable();
    new WordCounter(table).count(text.getBytes(StandardCharsets.UTF_8));
    return table;
  }

  private static List<String> all(WordSource source) throws IOException {
    List<String> all = new ArrayList<>();
    WordSource.Word word = new WordSource.Word();
    while (source.next(word)) {
      all.add(new String(word.text, 0, word.length, StandardCharsets.UTF_8) + " " + word.count);
    }
    return all;
  }

  @Test
  void shouldShowATableInOrder() throws IOException {
    assertEquals(List.of("a 2", "ab 1", "b 1"), all(table("b a ab a").sorted()));
    assertEquals(List.of(), all(new WordTable().sorted()));
  }

  @Test
  void shouldAddUpWhatIsInFilesAndInMemory() throws IOException {
    try (WordRuns runs = new WordRuns()) {
      runs.add(table("a c c").sorted());
      runs.add(table("a b").sorted());
      assertEquals(List.of("a 3", "b 1", "c 2", "d 1"), all(runs.with(table("a d").sorted())));
    }
  }

  @Test
  void shouldKeepFewFilesForAnyNumberOfRuns() throws IOException {
    Random random = new Random(4711);
    Map<String, Long> expected = new TreeMap<>();
    try (WordRuns runs = new WordRuns()) {
      for (int run = 0; run < 3 * WordRuns.MOST; run++) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20; i++) {
          String word = "w" + random.nextInt(500);
          expected.merge(word, 1L, Long::sum);
          text.append(word).append(' ');
        }
        runs.add(table(text.toString()).sorted());
      }
      List<String> words = new ArrayList<>();
      expected.forEach((word, count) -> words.add(word + " " + count));
      assertEquals(words, all(runs.with(new WordTable().sorted())));
    }
  }

  // ---- the second count, when it cannot keep all words ------------------------------------------

  private static String manyWords() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      text.append(Integer.toString(i * 7919, 36)).append(i % 10 == 0 ? '\n' : ' ');
    }
    return text.append("same same\n").toString();
  }

  private Comparison compare(String first, String second) throws IOException {
    SecondCount count = new SecondCount(FEW_NODES);
    count.add(Files.writeString(folder.resolve("file"), second), second.length());
    assertFalse(count.isExact());
    Comparison comparison = new Comparison(count);
    CountingTest.show(table(first).sorted(), comparison);
    comparison.totals(second.chars().filter(c -> c == '\n').count(), second.length());
    return comparison;
  }

  @Test
  void shouldStillNoticeADifference() throws IOException {
    String text = manyWords();
    assertTrue(compare(text, text).isEqual());
    assertTrue(compare(text + "same", text).text().startsWith("sum over all words: "));
    assertFalse(compare(text.replace("same same", "same came"), text).isEqual());
    assertFalse(compare("", text).isEqual());
  }

  @Test
  void shouldNoticeAWordThatComesTwice() {
    Comparison comparison = new Comparison(new SecondCount(FEW_NODES));
    byte[] word = {'a', 'b'};
    comparison.word(word, 0, 2, 1);
    comparison.word(word, 0, 2, 1);
    assertTrue(comparison.text().contains("'ab' came out of order"), comparison.text());
  }
}
