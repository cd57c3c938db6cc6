package io.skein.cli.verb;

import io.skein.cli.base.CommandException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.ParseResult;

/** The values that were given for the options of a verb. */
record Given(ParseResult result) {

  boolean has(VerbOption option) {
    return result.hasMatchedOption(option.longName());
  }

  Optional<String> one(VerbOption option) {
    return Optional.ofNullable(result.matchedOptionValue(option.longName(), (String) null));
  }

  List<String> list(VerbOption option) {
    return List.copyOf(result.matchedOptionValue(option.longName(), List.<String>of()));
  }

  /** The value as {@code reader} reads it, whose exceptions become a sentence about the option. */
  <T> Optional<T> one(VerbOption option, Function<String, T> reader) {
    return one(option)
        .map(
            text -> {
              try {
                return reader.apply(text);
              } catch (IllegalArgumentException e) {
                throw CommandException.impossible(option.longName() + ": " + e.getMessage());
              }
            });
  }

  /** A number of messages or peers. */
  Optional<Long> count(VerbOption option) {
    return one(option, Given::count);
  }

  private static long count(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException("'" + text + "' is not a whole number of 0 or more");
    }
    return Long.parseLong(text);
  }
}
