package io.skein.testkit;

import io.skein.message.SocketType;

/**
 * Scripts of what peers say at the beginning of a ZMTP connection.
 *
 * <pre>
 *   FF 00*8 7F | major minor | mechanism, 20 bytes | as-server | 00*31        64 bytes
 * </pre>
 */
public final class Zmtp {
  private Zmtp() {}

  /** A greeting of ZMTP 3 with the mechanism NULL. */
  public static String greeting(int minor) {
    return greeting(3, minor, "NULL");
  }

  /** A greeting that is well formed, of any version and mechanism. */
  public static String greeting(int major, int minor, String mechanism) {
    return "ff 00*8 7f # signature\n"
        + hex(major)
        + hex(minor)
        + " # version\n'"
        + mechanism
        + "' 00*"
        + (20 - mechanism.length())
        + " 00 00*31 # mechanism, as-server, filler\n";
  }

  /** What Skein greets with: 3.1, and what it likes in the padding. */
  public static String expectedGreeting(String mechanism, boolean asServer) {
    return "ff ..*8 7f 03 01 '"
        + mechanism
        + "' 00*"
        + (20 - mechanism.length())
        + " "
        + hex(asServer ? 1 : 0)
        + " 00*31\n";
  }

  /** READY of a type that announces no identity. */
  public static String ready(SocketType type) {
    return ready(type.name());
  }

  /** READY of a type of that name, which need not be one that there is. */
  public static String ready(String type) {
    return command("READY", property("Socket-Type", type));
  }

  /** READY of a type that announces an identity, which may be empty. */
  public static String ready(SocketType type, String identity) {
    return command("READY", property("Socket-Type", type.name()) + property("Identity", identity));
  }

  /** A property of READY or INITIATE. */
  public static String property(String name, String value) {
    return hex(name.length()) + "'" + name + "' 000000" + hex(value.length()) + quoted(value);
  }

  /** A command of at most 255 bytes. */
  public static String command(String name, String data) {
    int size = 1 + name.length() + Script.of(data).size();
    return "04 " + hex(size) + hex(name.length()) + "'" + name + "' " + data + "\n";
  }

  /** A message of one frame of at most 255 bytes of text. */
  public static String message(String text) {
    return "00 " + hex(text.length()) + quoted(text) + "\n";
  }

  /** A frame that others of its message follow. */
  public static String more(String text) {
    return "01 " + hex(text.length()) + quoted(text) + "\n";
  }

  private static String quoted(String text) {
    return text.isEmpty() ? "" : "'" + text + "' ";
  }

  private static String hex(int octet) {
    return String.format("%02x ", octet);
  }
}
