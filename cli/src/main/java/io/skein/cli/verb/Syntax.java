package io.skein.cli.verb;

import io.skein.cli.base.CommandException;
import io.skein.cli.base.UserFile;
import io.skein.cli.text.Nearest;
import io.skein.message.Frame;
import io.skein.message.SocketType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The command line of one verb: what fits it, and what was given. */
public final class Syntax {
  private final SocketType type;
  private final List<SentFrame> frames = new ArrayList<>();
  private final CommandLine commandLine;

  /** A frame and whether -m or -f gave it. */
  record SentFrame(VerbOption option, Frame frame) {}

  /** The verb of that type. */
  public Syntax(SocketType type) {
    this.type = type;
    CommandSpec spec = CommandSpec.create().name("skein " + verb(type));
    for (VerbOption option : VerbOption.values()) {
      if (option.fits(type)) {
        spec.addOption(optionSpec(option));
      }
    }
    this.commandLine = Picocli.strict(spec);
  }

  /** The verb's name. */
  public static String verb(SocketType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  private OptionSpec optionSpec(VerbOption option) {
    OptionSpec.Builder builder =
        OptionSpec.builder(option.names().toArray(String[]::new))
            .paramLabel(option.label())
            .description(option.description().replace("%", "%%"));
    switch (option.kind()) {
      case FLAG -> builder.arity("0").type(boolean.class);
      case ONE -> builder.arity("1").type(String.class);
      case LIST -> builder.arity("1").type(List.class).auxiliaryTypes(String.class);
      case FRAME ->
          builder
              .arity("1")
              .type(List.class)
              .auxiliaryTypes(String.class)
              .parameterConsumer(
                  (values, argument, command) -> {
                    if (values.isEmpty()) {
                      throw Picocli.missing(option.longName());
                    }
                    frames.add(frame(option, values.pop()));
                  });
    }
    return builder.build();
  }

  private static SentFrame frame(VerbOption option, String value) {
    return new SentFrame(
        option, option == VerbOption.FILE ? Frame.wrap(UserFile.bytes(value)) : Frame.of(value));
  }

  /**
   * Reads the arguments after the verb.
   *
   * @throws CommandException when they cannot be read or do not fit the verb
   */
  public VerbArguments parse(String... arguments) {
    ParseResult result = Picocli.parse(commandLine, this::unknown, arguments);
    return new VerbArguments(type, new Given(result), List.copyOf(frames));
  }

  private String unknown(String argument) {
    String verb = verb(type);
    if (!argument.startsWith("-")) {
      return "skein " + verb + " does not know what to do with '" + argument + "'";
    }
    return VerbOption.meantBy(argument)
        .filter(option -> !option.fits(type))
        .map(option -> option.longName() + " does not fit " + verb)
        .orElseGet(
            () ->
                "skein "
                    + verb
                    + " has no option '"
                    + argument
                    + "'; the nearest is "
                    + Nearest.to(argument, names()));
  }

  private List<String> names() {
    return Arrays.stream(VerbOption.values())
        .filter(option -> option.fits(type))
        .flatMap(option -> option.names().stream())
        .toList();
  }

  /** The options of this verb, one or two lines each. */
  public String optionHelp() {
    return commandLine.getHelp().optionList();
  }
}
