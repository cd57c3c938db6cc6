package io.skein.security;

import java.util.Objects;

/**
 * A command of the handshake. Whoever makes one gives its array away.
 *
 * @param name 1 to 255 ASCII characters
 * @param data what follows the name on the wire; may hold secrets
 */
public record HandshakeCommand(String name, byte[] data) {

  /**
   * Takes both as they are.
   *
   * @throws IllegalArgumentException when the name has no characters or more than 255
   */
  public HandshakeCommand {
    if (name.isEmpty() || name.length() > 255) {
      throw new IllegalArgumentException(
          "A command's name has 1 to 255 characters, not " + name.length());
    }
    Objects.requireNonNull(data, "data");
  }

  /** A command without data. */
  public HandshakeCommand(String name) {
    this(name, new byte[0]);
  }

  /** The name and the size: the data may be a password. */
  @Override
  public String toString() {
    return name + " (" + data.length + " bytes)";
  }
}
