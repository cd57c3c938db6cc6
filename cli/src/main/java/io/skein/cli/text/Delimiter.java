package io.skein.cli.text;

import io.skein.message.Frame;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What stands between the frames of a line; nothing at all when it is empty. */
public final class Delimiter {
  /** A tabulator. */
  public static final Delimiter TAB = new Delimiter(new byte[] {'\t'});

  private static final int HEX_DIGITS = 2;
  private static final int HEX = 16;

  private final byte[] bytes;

  private Delimiter(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads what the user wrote: UTF-8, with the escapes \t \n \0 \\ and \xNN. A backslash at the end
   * is one.
   *
   * @throws IllegalArgumentException for any other escape
   */
  public static Delimiter parse(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int at = 0;
    while (at < text.length()) {
      int escape = text.indexOf('\\', at);
      if (escape < 0 || escape == text.length() - 1) {
        bytes.writeBytes(text.substring(at).getBytes(StandardCharsets.UTF_8));
        break;
      }
      bytes.writeBytes(text.substring(at, escape).getBytes(StandardCharsets.UTF_8));
      at = unescape(text, escape, bytes);
    }
    return new Delimiter(bytes.toByteArray());
  }

  /** Gives the index after the escape. */
  private static int unescape(String text, int at, ByteArrayOutputStream bytes) {
    switch (text.charAt(at + 1)) {
      case 't' -> bytes.write('\t');
      case 'n' -> bytes.write('\n');
      case '0' -> bytes.write(0);
      case '\\' -> bytes.write('\\');
      case 'x' -> {
        bytes.write(octet(text, at + 2));
        return at + 2 + HEX_DIGITS;
      }
      default -> throw unknown(text);
    }
    return at + 2;
  }

  private static int octet(String text, int at) {
    int value = 0;
    for (int i = at; i < at + HEX_DIGITS; i++) {
      int digit = i < text.length() ? Character.digit(text.charAt(i), HEX) : -1;
      if (digit < 0) {
        throw unknown(text);
      }
      value = value * HEX + digit;
    }
    return value;
  }

  private static IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException(
        "The delimiter '" + text + "' cannot be read: the escapes are \\t \\n \\0 \\\\ and \\xNN");
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The frames of a line: one more than there are delimiters in it. Keeps the array. */
  public List<Frame> split(byte[] line) {
    List<Frame> frames = new ArrayList<>();
    int from = 0;
    if (bytes.length > 0) {
      for (int at = indexIn(line, from); at >= 0; at = indexIn(line, from)) {
        frames.add(Frame.wrap(line, from, at - from));
        from = at + bytes.length;
      }
    }
    frames.add(Frame.wrap(line, from, line.length - from));
    return frames;
  }

  private int indexIn(byte[] line, int from) {
    for (int at = from; at <= line.length - bytes.length; at++) {
      if (line[at] == bytes[0] && isAt(line, at)) {
        return at;
      }
    }
    return -1;
  }

  private boolean isAt(byte[] line, int at) {
    for (int i = 1; i < bytes.length; i++) {
      if (line[at + i] != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
