package io.skein.security;

/** What the built-in mechanisms check in every command. */
final class Commands {
  private Commands() {}

  static void expect(String name, HandshakeCommand command, String mechanism)
      throws MechanismException {
    if (!command.name().equals(name)) {
      throw new MechanismException(
          "The "
              + mechanism
              + " handshake expects "
              + name
              + " at this place, and the peer sent the command "
              + printable(command.name()));
    }
  }

  private static String printable(String name) {
    return name.chars().allMatch(c -> c > 0x20 && c < 0x7f) && name.length() <= 32
        ? name
        : "of an unreadable name";
  }
}
