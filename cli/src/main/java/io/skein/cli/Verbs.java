package io.skein.cli;

import io.skein.cli.base.CommandException;
import io.skein.cli.text.Nearest;
import io.skein.cli.verb.Syntax;
import io.skein.message.SocketType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The words that can stand first. */
final class Verbs {
  private static final List<String> OTHERS = List.of("proxy", "demo", "version", "help");

  private Verbs() {}

  /** The socket type that the verb is named after. */
  static SocketType typeOf(String verb) {
    return Arrays.stream(SocketType.values())
        .filter(type -> Syntax.verb(type).equals(verb))
        .findFirst()
        .orElseThrow(() -> unknown(verb));
  }

  /** The sentence for a word that is no verb. */
  static CommandException unknown(String word) {
    List<String> all = new ArrayList<>(OTHERS);
    Arrays.stream(SocketType.values()).map(Syntax::verb).forEach(all::add);
    return CommandException.impossible(
        "There is no verb '"
            + word
            + "'; the nearest is "
            + Nearest.to(word, all)
            + ", and skein help tells them all");
  }
}
