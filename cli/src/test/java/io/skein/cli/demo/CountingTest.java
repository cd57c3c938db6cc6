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

class CountingTest {
  @TempDir Path folder;

  static void show(WordSource words, Comparison comparison) throws IOException {
    WordSource.Word word = new WordSource.Word();
    while (words.next(word)) {
      comparison.word(word.text, 0, word.length, word.count);
    }
  }

  private static Map<String, Long> counts(byte[] text) {
    WordTable table = new WordTable();
    new WordCounter(table).count(text);
    return counts(table);
  }

  private static Map<String, Long> counts(WordTable table) {
    Map<String, Long> counts = new TreeMap<>();
    table.forEach(
        (text, offset, length, count) ->
            counts.put(new String(text, offset, length, StandardCharsets.ISO_8859_1), count));
    return counts;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void shouldCountLettersAndDigitsAndFoldCase() {
    assertEquals(
        Map.of("a", 2L, "b2", 1L, "\u00c3\u00a9x", 1L, "c", 1L),
        counts(bytes("A,a b2-\u00c3\u00a9X\n\nc")));
  }

  @Test
  void shouldCutLongWordsAfter64Bytes() {
    assertEquals(Map.of("x".repeat(64), 2L, "x", 1L), counts(bytes("x".repeat(129))));
    assertEquals(Map.of("y".repeat(64), 1L), counts(bytes("y".repeat(64) + " ")));
  }

  @Test
  void shouldCountManyWordsAndForgetThem() {
    WordTable table = new WordTable();
    WordCounter counter = new WordCounter(table);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      text.append('w').append(i).append(i % 2 == 0 ? '\n' : ' ');
    }
    assertEquals(10_000, counter.count(bytes(text.toString())));
    counter.count(bytes(text.toString()));
    assertEquals(20_000, table.words());
    assertTrue(counts(table).values().stream().allMatch(count -> count == 2));
    table.clear();
    counter.count(bytes("again"));
    assertEquals(Map.of("again", 1L), counts(table));
  }

  @Test
  void shouldCarryCountsOverTheWire() {
    WordTable table = new WordTable();
    new WordCounter(table).count(bytes("a b b " + "z".repeat(64)));
    WordTable copy = new WordTable();
    for (int from = 0; from < table.words(); from += 2) {
      WordTable.decode(
          table.encode(from, Math.min(from + 2, table.words())),
          (text, offset, length, count) ->
              copy.add(text, offset, length, WordCounter.hash(text, offset, length), count));
    }
    assertEquals(counts(table), counts(copy));
  }

  // ---- a file, shared out -----------------------------------------------------------------------

  private Path file(byte[] text) throws IOException {
    return Files.write(folder.resolve("file"), text);
  }

  /** What all parts give together; checks that no batch is too large. */
  private static List<byte[]> batches(Path file, int parts) throws IOException {
    long size = Files.size(file);
    List<byte[]> batches = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      long start = size * i / parts;
      long end = size * (i + 1) / parts;
      try (LineBatches lines = new LineBatches(file, start, end, size)) {
        for (byte[] batch = lines.next(); batch != null; batch = lines.next()) {
          assertTrue(batch.length > 0 && batch.length <= LineBatches.BATCH);
          batches.add(batch);
        }
      }
    }
    return batches;
  }

  private void shouldGiveTheSameBothWays(byte[] text) throws IOException {
    Path file = file(text);
    for (int parts = 1; parts <= 4; parts++) {
      WordTable table = new WordTable();
      WordCounter counter = new WordCounter(table);
      long lines = 0;
      long bytes = 0;
      for (byte[] batch : batches(file, parts)) {
        lines += counter.count(batch);
        bytes += batch.length;
      }
      if (text.length > 0 && text[text.length - 1] != '\n') {
        lines++;
      }
      SecondCount second = new SecondCount(Limits.NODES);
      second.add(file, text.length);
      Comparison comparison = new Comparison(second);
      show(table.sorted(), comparison);
      comparison.totals(lines, bytes);
      assertTrue(comparison.isEqual(), parts + " parts: " + comparison.text());
    }
  }

  @Test
  void shouldGiveEachLineToOneReaderWhole() throws IOException {
    shouldGiveTheSameBothWays(bytes(""));
    shouldGiveTheSameBothWays(bytes("\n"));
    shouldGiveTheSameBothWays(bytes("one line without an end"));
    shouldGiveTheSameBothWays(bytes("a\nbb\nccc\ndddd\n"));
    shouldGiveTheSameBothWays(bytes("x".repeat(5 * LineBatches.BATCH + 7)));
    shouldGiveTheSameBothWays(bytes("word ".repeat(LineBatches.BATCH) + "\nend"));
    shouldGiveTheSameBothWays(bytes(("x".repeat(LineBatches.BATCH - 1) + "\n").repeat(3)));
  }

  @Test
  void shouldGiveTheSameBothWaysForAnything() throws IOException {
    Random random = new Random(4711);
    String letters = "aB9 \n.\u00c3";
    for (int round = 0; round < 40; round++) {
      byte[] text = new byte[random.nextInt(3 * LineBatches.BATCH)];
      int newlines = 1 + random.nextInt(2000);
      for (int i = 0; i < text.length; i++) {
        char c = letters.charAt(random.nextInt(letters.length()));
        text[i] = (byte) (c == '\n' && random.nextInt(newlines) > 0 ? 'n' : c);
      }
      shouldGiveTheSameBothWays(text);
    }
  }

  @Test
  void shouldShareFilesOut() {
    long large = 1_000_000;
    List<List<FilePart>> shares =
        FilePart.share(
            List.of(
                new FilePart.Input(Path.of("a b"), 5),
                new FilePart.Input(Path.of("c"), 6),
                new FilePart.Input(Path.of("d"), large)),
            2);
    assertEquals(
        List.of(
            List.of(
                new FilePart(Path.of("a b"), 0, 5, 5),
                new FilePart(Path.of("d"), 0, large / 2, large)),
            List.of(
                new FilePart(Path.of("c"), 0, 6, 6),
                new FilePart(Path.of("d"), large / 2, large, large))),
        shares);
    FilePart part = new FilePart(Path.of("/żó\n łw"), 1, 2, 3);
    assertEquals(part, FilePart.decode(part.encode()));
  }

  // ---- the result -------------------------------------------------------------------------------

  private SecondCount second(String text) throws IOException {
    SecondCount second = new SecondCount(Limits.NODES);
    second.add(file(bytes(text)), text.length());
    return second;
  }

  private static Comparison compare(SecondCount second, String text, long lines, long bytes)
      throws IOException {
    Comparison comparison = new Comparison(second);
    WordTable table = new WordTable();
    new WordCounter(table).count(bytes(text));
    show(table.sorted(), comparison);
    comparison.totals(lines, bytes);
    return comparison;
  }

  @Test
  void shouldNoticeEveryDifference() throws IOException {
    SecondCount second = second("a b b\n");
    assertTrue(compare(second, "a b b\n", 1, 6).isEqual());
    assertEquals("'b': 1 by all processes, 2 by one", compare(second, "a b\n", 1, 6).text());
    assertEquals(
        "different words: 1 by all processes, 2 by one", compare(second, "b b\n", 1, 6).text());
    assertEquals(
        "'c': 1 by all processes, 0 by one; different words: 3 by all processes, 2 by one",
        compare(second, "a b b c\n", 1, 6).text());
    assertEquals(
        "lines: 2 by all processes, 1 by one; bytes: 7 by all processes, 6 by one",
        compare(second, "a b b\n", 2, 7).text());
    assertFalse(compare(second, "", 0, 0).isEqual());
  }

  @Test
  void shouldKnowTheCommonest() {
    Commonest commonest = new Commonest(2);
    WordTable table = new WordTable();
    new WordCounter(table).count(bytes("c a b b a d d d"));
    table.forEach(commonest::word);
    assertEquals(
        List.of(new Commonest.Entry("d", 3), new Commonest.Entry("a", 2)), commonest.list());
  }

  @Test
  void shouldTellProgress() {
    Progress progress = new Progress(new long[] {1, 3}, 10, 20, 30);
    Progress copy = Progress.of(progress.message(Progress.END));
    assertEquals("worker 1 25 %  worker 2 75 %", copy.shares());
    assertEquals(List.of(10L, 20L, 30L), List.of(copy.lines(), copy.bytes(), copy.messages()));
  }

  @Test
  void shouldLeaveOutWhatIsBuiltOrBinary() throws IOException {
    Files.writeString(folder.resolve("a.txt"), "text");
    Files.write(folder.resolve("b.bin"), new byte[] {'a', 0});
    for (String left : new String[] {"target", ".git"}) {
      Files.writeString(Files.createDirectories(folder.resolve("x/" + left)).resolve("c"), "c");
    }
    Files.writeString(folder.resolve("x/d"), "d");
    assertEquals(
        List.of(folder.resolve("a.txt"), folder.resolve("x/d")),
        OwnFiles.below(folder).stream().map(FilePart.Input::path).toList());
  }
}
