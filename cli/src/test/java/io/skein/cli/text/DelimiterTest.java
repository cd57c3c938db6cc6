package io.skein.cli.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Frame;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelimiterTest {
  private static List<String> split(String delimiter, String line) {
    return Delimiter.parse(delimiter).split(line.getBytes(StandardCharsets.UTF_8)).stream()
        .map(Frame::text)
        .toList();
  }

  @Test
  void shouldSplitAtEachDelimiterAndChangeNothingElse() {
    assertEquals(List.of("a", "", " b "), split("\\t", "a\t\t b "));
    assertEquals(List.of("", ""), split(",", ","));
    assertEquals(List.of(""), split(",", ""));
    assertEquals(List.of("a", "b;"), split(";;", "a;;b;"));
    assertEquals(List.of("zó", "w"), split("ł", "zółw"));
  }

  @Test
  void shouldNotSplitWithoutADelimiter() {
    assertEquals(List.of("a\tb"), split("", "a\tb"));
  }

  @Test
  void shouldKnowEscapes() {
    assertArrayEquals(
        new byte[] {'\t', '\n', 0, (byte) 0xff, '\\', 'a', '\\'},
        Delimiter.parse("\\t\\n\\0\\xfF\\\\a\\").bytes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\q", "\\x", "\\x1", "\\xg0"})
  void shouldNameWhatCannotBeRead(String text) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> Delimiter.parse(text)).getMessage();
    assertTrue(message.contains(text) && message.contains("\\xNN"), message);
  }
}
