package io.skein.perf.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A text of any size, always the same: few words are common and many are rare, as in prose. */
final class LargeFile {
  private static final int WORDS = 50_000;
  private static final int LINE = 12;
  private static final String LETTERS = "etaoinshrdlcumwfgypbvk";

  private LargeFile() {}

  static void write(Path file, long bytes) throws IOException {
    Random random = new Random(4711);
    byte[][] words = new byte[WORDS][];
    for (int i = 0; i < WORDS; i++) {
      StringBuilder word = new StringBuilder();
      for (int letters = 2 + random.nextInt(9); letters > 0; letters--) {
        word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
      }
      words[i] = word.toString().getBytes(StandardCharsets.US_ASCII);
    }
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      long left = bytes;
      for (int i = 1; left > 0; i++) {
        double where = random.nextDouble();
        byte[] word = words[(int) (WORDS * where * where * where)];
        int length = (int) Math.min(word.length, left);
        out.write(word, 0, length);
        left -= length;
        if (left-- > 0) {
          out.write(i % LINE == 0 ? '\n' : ' ');
        }
      }
    }
  }
}
