package io.skein.cli.text;

import io.skein.message.Frame;
import io.skein.message.RoutingId;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Routing ids as people read and write them: text, or 0x and hexadecimal digits. */
public final class RoutingIds {
  private static final String HEX = "0x";

  private RoutingIds() {}

  /** The text where it is printable and does not look like the other form. */
  public static String format(Frame id) {
    byte[] bytes = id.toByteArray();
    return Utf8.decode(bytes)
        .filter(text -> !text.startsWith(HEX) && Utf8.isPrintable(text))
        .orElseGet(() -> HEX + HexFormat.of().formatHex(bytes));
  }

  /**
   * The bytes of an id.
   *
   * @throws IllegalArgumentException when it has none or too many, or 0x is not followed by pairs
   *     of hexadecimal digits
   */
  public static RoutingId parse(Frame written) {
    byte[] bytes = written.toByteArray();
    if (!written.startsWith(Frame.of(HEX))) {
      return RoutingId.of(bytes);
    }
    String digits =
        new String(bytes, HEX.length(), bytes.length - HEX.length(), StandardCharsets.ISO_8859_1);
    try {
      return RoutingId.of(HexFormat.of().parseHex(digits));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "The routing id '"
              + written
              + "' cannot be read: after 0x come the two hexadecimal digits of each of 1 to "
              + RoutingId.MAX_SIZE
              + " bytes",
          e);
    }
  }

  /** As {@link #parse(Frame)}. */
  public static RoutingId parse(String written) {
    return parse(Frame.of(written));
  }
}
