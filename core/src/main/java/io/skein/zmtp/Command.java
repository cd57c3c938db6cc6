package io.skein.zmtp;

import io.skein.message.Frame;
import io.skein.message.Subscription;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A command of the peer after the handshake, validated. */
sealed interface Command {

  /** The peer subscribes, or cancels. */
  record Subscribe(Subscription subscription) implements Command {}

  /**
   * The peer asks for a sign of life.
   *
   * @param ttlTenths end the connection after so many tenths of a second of silence; 0 for never
   * @param context what PONG has to bear, at most 16 bytes: more are cut off, as libzmq does
   */
  record Ping(int ttlTenths, byte[] context) implements Command {}

  /** The peer answers a PING; that something came is all it says. */
  record Pong() implements Command {}

  /** The peer gives up (ALL-11). */
  record Failure(String reason) implements Command {}

  /** One that has no meaning here; ignored, so that later versions may add some. */
  record Unknown(String name) implements Command {}

  /** Reads the body of a command frame. */
  static Command decode(byte[] body) throws ZmtpException {
    String name = nameOf(body);
    int at = 1 + name.length();
    return switch (name) {
      case Wire.SUBSCRIBE -> new Subscribe(Subscription.to(rest(body, at)));
      case Wire.CANCEL -> new Subscribe(Subscription.cancel(rest(body, at)));
      case Wire.PING -> ping(body, at);
      case Wire.PONG -> new Pong();
      case Wire.ERROR -> new Failure(errorReason(body));
      default -> new Unknown(name);
    };
  }

  /** The name of a command, one character for each byte (ALL-18). */
  static String nameOf(byte[] body) throws ZmtpException {
    int size = body.length == 0 ? 0 : body[0] & 0xff;
    if (size == 0) {
      throw new ZmtpException("The peer sent a command without a name (RFC 37)");
    }
    if (size > body.length - 1) {
      throw new ZmtpException(
          "The peer sent a command of "
              + body.length
              + " bytes that ends inside its name of "
              + size
              + " (RFC 37)");
    }
    return new String(body, 1, size, StandardCharsets.ISO_8859_1);
  }

  /**
   * Whether a command of the handshake is ERROR, as it should be or as libzmq's PLAIN spells it.
   */
  static boolean isError(byte[] body) {
    return startsWith(body, (char) Wire.ERROR.length() + Wire.ERROR)
        || startsWith(body, Wire.ERROR_OF_LIBZMQ_PLAIN);
  }

  /** The reason in an ERROR as it may be shown; whatever its form, the peer gave up. */
  static String errorReason(byte[] body) {
    boolean misspelled = startsWith(body, Wire.ERROR_OF_LIBZMQ_PLAIN);
    int sizeAt = misspelled ? Wire.ERROR_OF_LIBZMQ_PLAIN.length() : 1 + Wire.ERROR.length();
    if (sizeAt >= body.length) {
      return "";
    }
    int from = sizeAt + 1;
    int size = Math.min(body[sizeAt] & 0xff, body.length - from);
    return Frame.wrap(body, from, size).toString();
  }

  private static boolean startsWith(byte[] body, String octets) {
    byte[] expected = octets.getBytes(StandardCharsets.ISO_8859_1);
    int end = Math.min(expected.length, body.length);
    return Arrays.equals(body, 0, end, expected, 0, expected.length);
  }

  private static Ping ping(byte[] body, int at) throws ZmtpException {
    if (body.length - at < Short.BYTES) {
      throw new ZmtpException(
          "The peer sent a PING that ends before its time to live (RFC 37: two bytes)");
    }
    int ttl = (body[at] & 0xff) << 8 | body[at + 1] & 0xff;
    int from = at + Short.BYTES;
    int to = Math.min(body.length, from + Wire.PING_CONTEXT_MAX);
    return new Ping(ttl, Arrays.copyOfRange(body, from, to));
  }

  private static Frame rest(byte[] body, int at) {
    return Frame.wrap(body, at, body.length - at);
  }

  /** The body of a command frame. */
  static byte[] encode(String name, byte[] data) {
    byte[] body = new byte[1 + name.length() + data.length];
    body[0] = (byte) name.length();
    System.arraycopy(name.getBytes(StandardCharsets.ISO_8859_1), 0, body, 1, name.length());
    System.arraycopy(data, 0, body, 1 + name.length(), data.length);
    return body;
  }

  /** The body of a PING without context. */
  static byte[] encodePing(int ttlTenths) {
    return encode(Wire.PING, new byte[] {(byte) (ttlTenths >>> 8), (byte) ttlTenths});
  }

  /** The body of an ERROR. */
  static byte[] encodeError(String reason) {
    byte[] text = reason.getBytes(StandardCharsets.US_ASCII);
    int size = Math.min(text.length, 0xff);
    byte[] data = new byte[1 + size];
    data[0] = (byte) size;
    System.arraycopy(text, 0, data, 1, size);
    return encode(Wire.ERROR, data);
  }
}
