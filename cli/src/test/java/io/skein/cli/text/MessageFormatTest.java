package io.skein.cli.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skein.cli.text.MessageFormat.Style;
import io.skein.message.Frame;
import io.skein.message.Item;
import io.skein.message.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MessageFormatTest {
  private static final Message MIXED =
      Message.of(Frame.of("héllo\n\"\\"), Frame.EMPTY, Frame.wrap(new byte[] {(byte) 0xff, 0}));
  private static final Item SUBSCRIBED = new Item.Subscribed(Frame.of("ab"), null);
  private static final Item CANCELLED = new Item.Cancelled(Frame.wrap(new byte[] {-1}), null);

  private static String written(Style style, String delimiter, boolean routed, Item item) {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try {
      new MessageFormat(style, Delimiter.parse(delimiter), routed).write(item, target);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return target.toString(StandardCharsets.ISO_8859_1);
  }

  private static String latin(String utf8) {
    return new String(utf8.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  @Test
  void shouldWriteBytesUnchangedAsText() {
    assertEquals(latin("héllo\n\"\\") + "\t\t\u00ff\0\n", written(Style.TEXT, "\\t", false, MIXED));
    assertEquals("ab\n", written(Style.TEXT, "", false, Message.of("a", "b")));
  }

  @Test
  void shouldWriteHexadecimalDigitsInLowerCase() {
    assertEquals("6a,,ff00\n", written(Style.HEX, ",", false, hexSample()));
    assertEquals("6a,,ff00\n", written(Style.HEX, ",", true, hexSample()));
  }

  private static Message hexSample() {
    return Message.of(Frame.of("j"), Frame.EMPTY, Frame.wrap(new byte[] {-1, 0}));
  }

  @Test
  void shouldWriteJson() {
    assertEquals(
        latin("{\"frames\":[\"héllo\\n\\\"\\\\\",\"\",{\"base64\":\"/wA=\"}]}\n"),
        written(Style.JSON, "\\t", false, MIXED));
    assertEquals(
        latin("{\"frames\":[\"\\u0000\\u001f\u007f🐢\"]}\n"),
        written(Style.JSON, "\\t", false, Message.of("\0\u001f\u007f🐢")));
  }

  @Test
  void shouldWriteNothingButBytesWhenRaw() {
    assertEquals("ab", written(Style.RAW, ",", false, Message.of("a", "b")));
  }

  @Test
  void shouldShowRoutingIdsThatCannotBeSeen() {
    Message routed = Message.of("", "x").prepend(Frame.wrap(new byte[] {0, 7}));
    assertEquals("0x0007\t\tx\n", written(Style.TEXT, "\\t", true, routed));
    assertEquals(
        "{\"frames\":[\"0x0007\",\"\",\"x\"]}\n", written(Style.JSON, "\\t", true, routed));
  }

  @Test
  void shouldWriteSubscriptionsInWordsAndInLibzmqsFrames() {
    assertEquals("subscribe\tab\n", written(Style.TEXT, "\\t", false, SUBSCRIBED));
    assertEquals("cancel,\u00ff\n", written(Style.TEXT, ",", false, CANCELLED));
    assertEquals("{\"subscribe\":\"ab\"}\n", written(Style.JSON, "\\t", false, SUBSCRIBED));
    assertEquals("{\"cancel\":{\"base64\":\"/w==\"}}\n", written(Style.JSON, "", false, CANCELLED));
    assertEquals("016162\n", written(Style.HEX, "\\t", false, SUBSCRIBED));
    assertEquals("\0\u00ff", written(Style.RAW, "\\t", false, CANCELLED));
  }
}
