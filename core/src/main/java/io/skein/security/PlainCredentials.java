package io.skein.security;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * What a PLAIN client shows.
 *
 * @param user who it says it is, at most 255 bytes of UTF-8
 * @param password how it proves that, at most 255 bytes of UTF-8; never shown by {@link #toString}
 */
public record PlainCredentials(String user, String password) {

  /**
   * Reads the data of HELLO.
   *
   * <pre>
   *   +------+------+-----+----------+
   *   | size | user | size| password |    sizes of one byte
   *   +------+------+-----+----------+
   * </pre>
   */
  static PlainCredentials decode(byte[] data) throws MechanismException {
    ByteBuffer bytes = ByteBuffer.wrap(data);
    PlainCredentials credentials =
        new PlainCredentials(text(bytes, "user"), text(bytes, "password"));
    if (bytes.hasRemaining()) {
      throw new MechanismException("The peer's HELLO goes on after the password (RFC 24)");
    }
    return credentials;
  }

  private static String text(ByteBuffer bytes, String what) throws MechanismException {
    int size = bytes.hasRemaining() ? bytes.get() & 0xff : Integer.MAX_VALUE;
    if (size > bytes.remaining()) {
      throw new MechanismException("The peer's HELLO ends inside the " + what + " (RFC 24)");
    }
    ByteBuffer part = bytes.slice(bytes.position(), size);
    bytes.position(bytes.position() + size);
    try {
      // Malformed text is refused, not repaired: two different passwords must not become one.
      return StandardCharsets.UTF_8.newDecoder().decode(part).toString();
    } catch (CharacterCodingException e) {
      throw new MechanismException("The " + what + " in the peer's HELLO is not UTF-8");
    }
  }

  /** The user as it may be shown in an event: a peer chose it, so no control characters. */
  String printableUser() {
    return user.codePoints()
        .limit(64)
        .map(c -> Character.isISOControl(c) ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** The user only. */
  @Override
  public String toString() {
    return "PlainCredentials[user=" + user + "]";
  }
}
