package io.skein.cli.verb;

import io.skein.cli.base.CommandException;
import io.skein.cli.socket.SocketRequest;
import io.skein.message.SocketType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One socket of a proxy: the endpoints of --frontend, --backend or --capture. */
final class ProxySide {
  private static final int PARTS = 3;

  private ProxySide() {}

  /**
   * Reads {@code TYPE:bind|connect:URL} texts.
   *
   * @throws CommandException when one cannot be read, or their types differ
   */
  static SocketRequest parse(String option, List<String> texts) {
    SocketType type = null;
    List<String> binds = new ArrayList<>();
    List<String> connects = new ArrayList<>();
    for (String text : texts) {
      String[] parts = text.split(":", PARTS);
      Optional<SocketType> named = type(parts[0]);
      if (parts.length < PARTS || named.isEmpty() || !isVerb(parts[1])) {
        throw CommandException.impossible(
            option + " cannot be '" + text + "': write TYPE:bind:URL or TYPE:connect:URL");
      }
      if (type != null && type != named.get()) {
        throw CommandException.impossible(
            option + " has one type for all its endpoints, and not " + parts[0] + " as well");
      }
      type = named.get();
      (parts[1].equals("bind") ? binds : connects).add(parts[2]);
    }
    return SocketRequest.plainly(type, binds, connects);
  }

  private static boolean isVerb(String word) {
    return word.equals("bind") || word.equals("connect");
  }

  private static Optional<SocketType> type(String name) {
    return name.equals(name.toLowerCase(Locale.ROOT))
        ? SocketType.ofWireName(name.toUpperCase(Locale.ROOT))
        : Optional.empty();
  }
}
