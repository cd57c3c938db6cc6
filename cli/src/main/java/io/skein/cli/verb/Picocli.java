package io.skein.cli.verb;

import io.skein.cli.base.CommandException;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The parser, with everything off that would change what the user wrote. */
final class Picocli {
  private static final int COLUMNS = 80;

  private Picocli() {}

  static CommandLine strict(CommandSpec spec) {
    spec.usageMessage().sortOptions(false).width(COLUMNS);
    return new CommandLine(spec)
        .setExpandAtFiles(false)
        .setTrimQuotes(false)
        .setInterpolateVariables(false)
        .setAllowOptionsAsOptionParameters(true)
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
  }

  /**
   * Reads the arguments.
   *
   * @param unknown makes the sentence for an argument that fits nothing
   */
  static ParseResult parse(
      CommandLine commandLine, UnaryOperator<String> unknown, String... arguments) {
    try {
      return commandLine.parseArgs(arguments);
    } catch (UnmatchedArgumentException e) {
      throw CommandException.impossible(unknown.apply(e.getUnmatched().get(0)));
    } catch (MissingParameterException e) {
      throw missing(name(e));
    } catch (OverwrittenOptionException e) {
      throw CommandException.impossible(name(e) + " can be given once only");
    } catch (ParameterException e) {
      throw e.getCause() instanceof CommandException cause
          ? cause
          : CommandException.impossible(e.getMessage());
    }
  }

  static CommandException missing(String option) {
    return CommandException.impossible("A value is missing after " + option);
  }

  private static String name(MissingParameterException e) {
    return e.getMissing().stream()
        .filter(CommandLine.Model.ArgSpec::isOption)
        .map(argument -> ((CommandLine.Model.OptionSpec) argument).longestName())
        .findFirst()
        .orElse("the last argument");
  }

  private static String name(OverwrittenOptionException e) {
    return ((CommandLine.Model.OptionSpec) e.getOverwritten()).longestName();
  }
}
