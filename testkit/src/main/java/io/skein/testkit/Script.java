package io.skein.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes as a test writes them: hexadecimal digits, text in quotes, and comments.
 *
 * <pre>
 *   04 19               # a command of 25 bytes
 *   05 'READY'          # its name
 *   00*31               # 31 zero bytes
 *   ..                  # any byte; for what is expected only
 *   ..*16               # any 16 bytes
 * </pre>
 *
 * A comment goes from {@code #} to the end of its line.
 */
public final class Script {
  private static final Pattern TOKEN =
      Pattern.compile("\\s+|#[^\\n]*|'([^']*)'|((?:[0-9a-fA-F]{2})+|(?:\\.\\.)+)(?:\\*(\\d+))?");

  private final byte[] bytes;
  private final boolean[] any;

  private Script(byte[] bytes, boolean[] any) {
    this.bytes = bytes;
    this.any = any;
  }

  /**
   * Reads a script.
   *
   * @throws IllegalArgumentException when it cannot be read
   */
  public static Script of(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ByteArrayOutputStream wild = new ByteArrayOutputStream();
    Matcher token = TOKEN.matcher(text);
    int at = 0;
    for (; at < text.length(); at = token.end()) {
      if (!token.find(at) || token.start() != at) {
        throw new IllegalArgumentException(
            "Cannot read '" + text.substring(at) + "': write hex digits, 'text', .. or # comment");
      }
      if (token.group(1) != null) {
        append(bytes, wild, token.group(1).getBytes(StandardCharsets.UTF_8), 1, false);
      } else if (token.group(2) != null) {
        boolean isAny = token.group(2).startsWith(".");
        String digits = isAny ? token.group(2).replace('.', '0') : token.group(2);
        int times = token.group(3) == null ? 1 : Integer.parseInt(token.group(3));
        append(bytes, wild, HexFormat.of().parseHex(digits), times, isAny);
      }
    }
    return new Script(bytes.toByteArray(), flags(wild.toByteArray()));
  }

  private static void append(
      ByteArrayOutputStream bytes,
      ByteArrayOutputStream wild,
      byte[] run,
      int times,
      boolean isAny) {
    for (int i = 0; i < times; i++) {
      bytes.writeBytes(run);
      byte[] marks = new byte[run.length];
      Arrays.fill(marks, (byte) (isAny ? 1 : 0));
      wild.writeBytes(marks);
    }
  }

  private static boolean[] flags(byte[] marks) {
    boolean[] flags = new boolean[marks.length];
    for (int i = 0; i < marks.length; i++) {
      flags[i] = marks[i] != 0;
    }
    return flags;
  }

  /** How many bytes. */
  public int size() {
    return bytes.length;
  }

  /**
   * The bytes, to be sent.
   *
   * @throws IllegalStateException when the script has a byte that may be any
   */
  public byte[] toBytes() {
    for (boolean isAny : any) {
      if (isAny) {
        throw new IllegalStateException("'..' can be expected but not sent");
      }
    }
    return bytes.clone();
  }

  /** Where {@code got} differs first from this; -1 when nowhere. */
  int firstDifference(byte[] got) {
    int common = Math.min(got.length, bytes.length);
    for (int i = 0; i < common; i++) {
      if (!any[i] && got[i] != bytes[i]) {
        return i;
      }
    }
    return got.length == bytes.length ? -1 : common;
  }

  /** Hexadecimal digits, {@code ..} for any byte. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes.length; i++) {
      text.append(any[i] ? ".." : HexFormat.of().toHexDigits(bytes[i])).append(' ');
    }
    return text.toString().strip();
  }
}
