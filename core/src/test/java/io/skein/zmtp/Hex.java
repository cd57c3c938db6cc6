package io.skein.zmtp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes as the RFCs write them: hexadecimal digits, and text in single quotes. */
final class Hex {
  private static final Pattern PART = Pattern.compile("'([^']*)'|((?:[0-9A-Fa-f]{2})+)|\\s+");

  private Hex() {}

  /** {@code 04 05 'READY'} becomes seven bytes. */
  static byte[] bytes(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Matcher matcher = PART.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!matcher.find(at) || matcher.start() != at) {
        throw new IllegalArgumentException("Neither hexadecimal nor quoted: " + text.substring(at));
      }
      if (matcher.group(1) != null) {
        out.writeBytes(matcher.group(1).getBytes(StandardCharsets.ISO_8859_1));
      } else if (matcher.group(2) != null) {
        out.writeBytes(HexFormat.of().parseHex(matcher.group(2)));
      }
      at = matcher.end();
    }
    return out.toByteArray();
  }

  static String text(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
