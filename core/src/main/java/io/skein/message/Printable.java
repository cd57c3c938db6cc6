package io.skein.message;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** How bytes of unknown content are shown to a person, in logs and in exceptions. */
final class Printable {
  private static final int SHOWN_AT_MOST = 64;

  private Printable() {}

  static String of(byte[] array, int offset, int length) {
    int shown = Math.min(length, SHOWN_AT_MOST);
    String more = shown < length ? "... (" + length + " bytes)" : "";
    for (int i = offset; i < offset + shown; i++) {
      if (array[i] < 0x20 || array[i] > 0x7e) {
        return "0x" + HexFormat.of().formatHex(array, offset, offset + shown) + more;
      }
    }
    return new String(array, offset, shown, StandardCharsets.US_ASCII) + more;
  }
}
