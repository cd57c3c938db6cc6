package io.skein.perf.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {
  @TempDir Path folder;

  @Test
  void shouldHoldEachFigureAgainstItsBound() {
    assertFalse(Figure.below(0.6, "s", "time", 0.59).isMissed());
    assertTrue(Figure.below(0.6, "s", "time", 0.6).isMissed());
    assertFalse(Figure.above(5, "%", "share", 6).isMissed());
    assertTrue(Figure.above(5, "%", "share", 5).isMissed());
    assertFalse(Figure.fact("ends with 0", true).isMissed());
    assertTrue(Figure.fact("ends with 0", false).isMissed());
  }

  @Test
  void shouldShowTheBoundBesideTheFigure() {
    String line = Figure.below(120, "MB", "memory", 130).toString();
    assertTrue(line.matches("memory +130 MB +< 120 MB +MISSED"), line);
    line = Figure.fact("ends with 0", true).toString();
    assertTrue(line.matches("ends with 0 +yes +ok"), line);
  }

  @Test
  void shouldWriteTheSameTextOfTheVerySize() throws Exception {
    Path one = folder.resolve("one");
    Path other = folder.resolve("other");
    for (long size : new long[] {1, 99_999}) {
      LargeFile.write(one, size);
      LargeFile.write(other, size);
      assertEquals(size, Files.size(one));
      assertEquals(-1, Files.mismatch(one, other));
    }
  }
}
