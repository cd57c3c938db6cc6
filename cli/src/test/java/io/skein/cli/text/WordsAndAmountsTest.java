package io.skein.cli.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Frame;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsAndAmountsTest {
  @Test
  void shouldReadTimes() {
    assertEquals(Duration.ofMillis(250), Amounts.time("250ms"));
    assertEquals(Duration.ofSeconds(5), Amounts.time("5s"));
    assertEquals(Duration.ofMinutes(2), Amounts.time("2m"));
    assertEquals(Duration.ofMillis(1500), Amounts.time("1.5s"));
    assertEquals(Duration.ZERO, Amounts.time("0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "s", "-5s", "5 s", "5sec", "1e3s", "9999999999999h"})
  void shouldTellHowATimeIsWritten(String text) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> Amounts.time(text)).getMessage();
    assertTrue(message.contains("'" + text + "'") && message.contains("250ms"), message);
  }

  @Test
  void shouldReadSizes() {
    assertEquals(1000, Amounts.size("1000"));
    assertEquals(64 << 10, Amounts.size("64KiB"));
    assertEquals(8 << 20, Amounts.size("8MiB"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "8MB", "-1", "1.5"})
  void shouldTellHowASizeIsWritten(String text) {
    assertThrows(IllegalArgumentException.class, () -> Amounts.size(text));
  }

  @Test
  void shouldFindTheNearestWord() {
    List<String> verbs = List.of("pull", "push", "pub");
    assertEquals("push", Nearest.to("psuh", verbs));
    assertEquals("pull", Nearest.to("PULL", verbs));
    assertEquals("pub", Nearest.to("pbu", verbs));
  }

  @Test
  void shouldCountStrokes() {
    assertEquals(0, Nearest.distance("abc", "abc"));
    assertEquals(1, Nearest.distance("abc", "acb"));
    assertEquals(3, Nearest.distance("", "abc"));
    assertEquals(3, Nearest.distance("kitten", "sitting"));
  }

  @Test
  void shouldWriteRoutingIdsThatCannotBeSeenInHexadecimal() {
    assertEquals("żółw", RoutingIds.format(Frame.of("żółw")));
    assertEquals("0x3078ff", RoutingIds.format(Frame.wrap(new byte[] {'0', 'x', (byte) 0xff})));
    assertEquals("0x307861", RoutingIds.format(Frame.of("0xa")));
    assertEquals("0x0001", RoutingIds.format(Frame.wrap(new byte[] {0, 1})));
    assertEquals("0x61e280a862", RoutingIds.format(Frame.of("a\u2028b")));
    assertEquals("0xff", RoutingIds.format(Frame.wrap(new byte[] {(byte) 0xff})));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "żółw", "0xa", "\0\1\2", "a\tb", "0x"})
  void shouldReadRoutingIdsAsTheyAreWritten(String text) {
    Frame id = Frame.of(text);
    assertEquals(id, RoutingIds.parse(RoutingIds.format(id)).frame());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x", "0x1", "0xzz", "0x é"})
  void shouldNameARoutingIdThatCannotBeRead(String text) {
    assertThrows(IllegalArgumentException.class, () -> RoutingIds.parse(text));
  }
}
