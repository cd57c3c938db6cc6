package io.skein.cli.socket;

import io.skein.cli.base.CommandException;
import io.skein.cli.base.UserFile;
import io.skein.security.AuthenticationDecision;
import io.skein.security.Authenticator;
import io.skein.security.PlainCredentials;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** PLAIN users and passwords from arguments and files. No message ever shows a password. */
public final class Credentials {
  private Credentials() {}

  /** Reads {@code USER:PASSWORD}, or the first line of {@code @FILE}. */
  public static PlainCredentials parse(String text) {
    if (!text.startsWith("@")) {
      return pair(text, "the argument of --plain");
    }
    String file = text.substring(1);
    List<String> lines = lines(file);
    return pair(lines.isEmpty() ? "" : lines.get(0), "the first line of " + file);
  }

  /** Lets those in whom the lines USER:PASSWORD of {@code file} name; empty lines do not count. */
  public static Authenticator users(String file) {
    Map<String, byte[]> passwords = new HashMap<>();
    List<String> lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isEmpty()) {
        PlainCredentials user = pair(lines.get(i), "line " + (i + 1) + " of " + file);
        passwords.put(user.user(), utf8(user.password()));
      }
    }
    return (shown, peer) -> CompletableFuture.completedFuture(decide(passwords, shown));
  }

  private static AuthenticationDecision decide(
      Map<String, byte[]> passwords, PlainCredentials shown) {
    byte[] expected = passwords.get(shown.user());
    // The comparison takes as long for a wrong password as for a nearly right one.
    return expected != null && MessageDigest.isEqual(expected, utf8(shown.password()))
        ? AuthenticationDecision.accept(shown.user())
        : AuthenticationDecision.deny("no such user with that password");
  }

  private static PlainCredentials pair(String text, String where) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw CommandException.impossible("There is no colon in " + where + ": write USER:PASSWORD");
    }
    return new PlainCredentials(text.substring(0, colon), text.substring(colon + 1));
  }

  private static List<String> lines(String file) {
    return new String(UserFile.bytes(file), StandardCharsets.UTF_8).lines().toList();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
