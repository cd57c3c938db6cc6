package io.skein.cli.text;

import io.skein.message.Frame;
import io.skein.message.Item;
import io.skein.message.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How what is received is written.
 *
 * @param style text, hex, json or raw
 * @param delimiter stands between frames in text and hex
 * @param routed whether the first frame of a message is a routing id
 */
public record MessageFormat(Style style, Delimiter delimiter, boolean routed) {

  /** The four ways to write a message. */
  public enum Style {
    /** The frames' bytes unchanged, the delimiter between, a newline after. */
    TEXT,
    /** The same in hexadecimal digits, lower case. */
    HEX,
    /** One object a line. */
    JSON,
    /** The bytes and nothing else. */
    RAW;

    /** The style of that name, as the user writes it. */
    public static Optional<Style> named(String name) {
      return Arrays.stream(values())
          .filter(style -> style.name().toLowerCase(Locale.ROOT).equals(name))
          .findFirst();
    }
  }

  /** Writes {@code item} and does not flush. */
  public void write(Item item, OutputStream target) throws IOException {
    switch (style) {
      case TEXT -> text(item, target);
      case HEX -> hex(item, target);
      case JSON -> json(item, target);
      case RAW -> raw(item, target);
    }
  }

  private void text(Item item, OutputStream target) throws IOException {
    byte[] between = delimiter.bytes();
    if (item instanceof Message message) {
      List<Frame> frames = message.frames();
      for (int i = 0; i < frames.size(); i++) {
        if (i > 0) {
          target.write(between);
        }
        target.write(i == 0 && routed ? id(frames.get(0)) : frames.get(i).toByteArray());
      }
    } else {
      target.write(word(item).getBytes(StandardCharsets.UTF_8));
      target.write(between);
      target.write(prefix(item).toByteArray());
    }
    target.write('\n');
  }

  private static byte[] id(Frame frame) {
    return RoutingIds.format(frame).getBytes(StandardCharsets.UTF_8);
  }

  private void hex(Item item, OutputStream target) throws IOException {
    byte[] between = delimiter.bytes();
    boolean first = true;
    for (Frame frame : rawFrames(item)) {
      if (!first) {
        target.write(between);
      }
      first = false;
      target.write(
          HexFormat.of().formatHex(frame.toByteArray()).getBytes(StandardCharsets.US_ASCII));
    }
    target.write('\n');
  }

  private void json(Item item, OutputStream target) throws IOException {
    StringBuilder line = new StringBuilder("{");
    if (item instanceof Message message) {
      line.append("\"frames\":[");
      List<Frame> frames = message.frames();
      for (int i = 0; i < frames.size(); i++) {
        if (i > 0) {
          line.append(',');
        }
        if (i == 0 && routed) {
          Json.string(line, RoutingIds.format(frames.get(0)));
        } else {
          Json.frame(line, frames.get(i));
        }
      }
      line.append(']');
    } else {
      line.append('"').append(word(item)).append("\":");
      Json.frame(line, prefix(item));
    }
    target.write(line.append("}\n").toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void raw(Item item, OutputStream target) throws IOException {
    for (Frame frame : rawFrames(item)) {
      target.write(frame.toByteArray());
    }
  }

  /** libzmq's form of a subscription: 1 or 0 and the prefix, in one frame. */
  private static List<Frame> rawFrames(Item item) {
    if (item instanceof Message message) {
      return message.frames();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(item instanceof Item.Subscribed ? 1 : 0);
    bytes.writeBytes(prefix(item).toByteArray());
    return List.of(Frame.wrap(bytes.toByteArray()));
  }

  private static String word(Item item) {
    return item instanceof Item.Subscribed ? "subscribe" : "cancel";
  }

  private static Frame prefix(Item item) {
    return item instanceof Item.Subscribed subscribed
        ? subscribed.prefix()
        : ((Item.Cancelled) item).prefix();
  }
}
