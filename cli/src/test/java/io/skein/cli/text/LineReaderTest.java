package io.skein.cli.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {
  private static List<String> lines(InputStream in) throws IOException {
    LineReader reader = new LineReader(in);
    List<String> lines = new ArrayList<>();
    for (byte[] line = reader.next(); line != null; line = reader.next()) {
      lines.add(new String(line, StandardCharsets.ISO_8859_1));
    }
    assertNull(reader.next(), "the end stays the end");
    return lines;
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void shouldGiveBytesUpToEachNewline() throws IOException {
    assertEquals(List.of("a\r", "", "b\0\u00ff"), lines(bytes("a\r\n\nb\0\u00ff\n")));
  }

  @Test
  void shouldCountALastLineWithoutNewline() throws IOException {
    assertEquals(List.of("a", "b"), lines(bytes("a\nb")));
    assertEquals(List.of(), lines(bytes("")));
    assertEquals(List.of(""), lines(bytes("\n")));
  }

  @Test
  void shouldGiveLinesLongerThanItsBuffer() throws IOException {
    String large = "x".repeat(200_000);
    assertEquals(List.of(large, "y", large), lines(bytes(large + "\ny\n" + large)));
  }

  @Test
  void shouldTakeWhatComesByteByByte() throws IOException {
    InputStream slow =
        new InputStream() {
          private final InputStream source = bytes("ab\n\nc");

          @Override
          public int read() throws IOException {
            return source.read();
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            return source.read(target, offset, Math.min(1, length));
          }
        };
    assertEquals(List.of("ab", "", "c"), lines(slow));
  }
}
