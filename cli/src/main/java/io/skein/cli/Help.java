package io.skein.cli;

import io.skein.cli.verb.ProxyRun;
import io.skein.cli.verb.Syntax;
import io.skein.message.SocketType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What {@code skein help} prints. The text is in resources; the options come from the parser, so
 * that none is missing.
 */
final class Help {
  private Help() {}

  /** All verbs. */
  static String overview() {
    return resource("overview");
  }

  /**
   * One verb.
   *
   * @throws io.skein.cli.base.CommandException when there is none of that name
   */
  static String of(String verb) {
    return switch (verb) {
      case "demo" -> resource("demo");
      case "version" -> "skein version\n\nPrints the version.\n";
      case "help" -> "skein help [VERB]\n\nPrints what there is, or how to use one verb.\n";
      case "proxy" -> resource("proxy") + "\n" + ProxyRun.optionHelp();
      default -> socket(verb);
    };
  }

  private static String socket(String verb) {
    SocketType type = Verbs.typeOf(verb);
    return resource(verb) + "\n" + new Syntax(type).optionHelp() + "\n" + resource("common");
  }

  private static String resource(String name) {
    try (InputStream in = Help.class.getResourceAsStream("help/" + name + ".txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
