package io.skein.perf.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Processor time that the machine below this one took away, from {@code /proc/stat}. */
final class Stolen {
  private static final int STEAL = 8;
  private static final int GUEST = 9;

  private final long stolen;
  private final long all;

  private Stolen(long stolen, long all) {
    this.stolen = stolen;
    this.all = all;
  }

  /** As it stands now; nothing where the system does not tell. */
  static Stolen now() throws IOException {
    Path stat = Path.of("/proc/stat");
    if (!Files.isReadable(stat)) {
      return new Stolen(0, 0);
    }
    String[] words = Files.readAllLines(stat).get(0).split("\\s+");
    long all = 0;
    // What a guest of this machine used is counted in user time already.
    for (int i = 1; i < Math.min(GUEST, words.length); i++) {
      all += Long.parseLong(words[i]);
    }
    return new Stolen(words.length > STEAL ? Long.parseLong(words[STEAL]) : 0, all);
  }

  double percentSince(Stolen before) {
    return all == before.all ? 0 : 100.0 * (stolen - before.stolen) / (all - before.all);
  }
}
