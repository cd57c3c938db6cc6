package io.skein.cli.text;

import io.skein.message.Frame;
import java.util.Base64;

/** JSON as RFC 8259 has it; non-ASCII characters stand for themselves. */
public final class Json {
  private static final int FIRST_PRINTABLE = 0x20;

  private Json() {}

  /** Appends {@code text} in quotes. */
  public static void string(StringBuilder target, String text) {
    target.append('"');
    for (int i = 0; i < text.length(); i++) {
      character(target, text.charAt(i));
    }
    target.append('"');
  }

  private static void character(StringBuilder target, char c) {
    switch (c) {
      case '"' -> target.append("\\\"");
      case '\\' -> target.append("\\\\");
      case '\n' -> target.append("\\n");
      case '\r' -> target.append("\\r");
      case '\t' -> target.append("\\t");
      default -> {
        if (c < FIRST_PRINTABLE) {
          target.append(String.format("\\u%04x", (int) c));
        } else {
          target.append(c);
        }
      }
    }
  }

  /** Appends the frame's text, or {@code {"base64":...}} when it is not UTF-8. */
  static void frame(StringBuilder target, Frame frame) {
    byte[] bytes = frame.toByteArray();
    Utf8.decode(bytes)
        .ifPresentOrElse(
            text -> string(target, text),
            () ->
                target
                    .append("{\"base64\":\"")
                    .append(Base64.getEncoder().encodeToString(bytes))
                    .append("\"}"));
  }
}
