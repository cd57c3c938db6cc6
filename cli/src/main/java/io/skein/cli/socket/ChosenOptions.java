package io.skein.cli.socket;

import io.skein.cli.base.CommandException;
import io.skein.cli.text.Nearest;
import io.skein.message.SocketType;
import io.skein.socket.OptionsBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What {@code --option} asks of one socket; names are checked at once, values when they are set.
 */
final class ChosenOptions {
  private record Choice(SocketOption option, OptionValue value) {}

  private static final String PREFIX = "ZMQ_";

  private final List<Choice> choices = new ArrayList<>();

  /**
   * Reads {@code NAME=VALUE} texts.
   *
   * @throws CommandException when a name is not one of that type's
   */
  ChosenOptions(SocketType type, List<String> texts) {
    for (String text : texts) {
      int equals = text.indexOf('=');
      if (equals <= 0) {
        throw CommandException.impossible(
            "The option '" + text + "' cannot be read: write --option NAME=VALUE");
      }
      choices.add(choice(type, text.substring(0, equals), text.substring(equals + 1)));
    }
  }

  private static Choice choice(SocketType type, String written, String value) {
    String name = written.startsWith(PREFIX) ? written.substring(PREFIX.length()) : written;
    for (SocketOption option : SocketOption.ALL) {
      if (option.names().anyMatch(name::equals)) {
        check(type, written, option);
        return new Choice(option, new OptionValue(written, value, !option.name().equals(name)));
      }
    }
    String nearest =
        Nearest.to(
            name,
            SocketOption.ALL.stream()
                .filter(option -> option.types().test(type))
                .flatMap(SocketOption::names)
                .toList());
    throw CommandException.impossible(
        "There is no option '" + written + "'; the nearest is " + nearest);
  }

  private static void check(SocketType type, String written, SocketOption option) {
    if (!option.types().test(type)) {
      throw CommandException.impossible(
          "The option " + written + " does not fit " + type.name().toLowerCase(Locale.ROOT));
    }
  }

  /** Whether the socket is to wait for slow subscribers. */
  boolean noDrop() {
    return choices.stream()
        .filter(choice -> choice.option().name().equals(SocketOption.NO_DROP))
        .reduce((earlier, later) -> later)
        .map(choice -> choice.value().flag())
        .orElse(false);
  }

  /** Puts all values into {@code builder}, which checks them. */
  void applyTo(OptionsBuilder<?> builder) {
    choices.forEach(choice -> choice.option().setter().accept(builder, choice.value()));
  }
}
