package io.skein.perf.tool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A tool's arguments in order, and its options. */
final class Arguments {
  private static final Set<String> FLAGS = Set.of("same", "connect", "into");
  private static final Set<String> VALUES = Set.of("lib", "pause", "window", "limit", "beside");

  private final String usage;
  private final List<String> positional = new ArrayList<>();
  private final Map<String, String> options = new HashMap<>();

  Arguments(String usage, List<String> words) {
    this.usage = usage;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.startsWith("--")) {
        positional.add(word);
      } else if (FLAGS.contains(word.substring(2))) {
        options.put(word.substring(2), "");
      } else if (VALUES.contains(word.substring(2)) && i + 1 < words.size()) {
        options.put(word.substring(2), words.get(++i));
      } else {
        throw new IllegalArgumentException("Unknown option " + word + "; usage: " + usage);
      }
    }
    long due = usage.chars().filter(c -> c == '<').count();
    if (positional.size() != due) {
      throw new IllegalArgumentException("usage: " + usage);
    }
  }

  String text(int index) {
    return positional.get(index);
  }

  int number(int index, int least) {
    try {
      int number = Integer.parseInt(positional.get(index));
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "'" + positional.get(index) + "' is no number from " + least + " up; usage: " + usage);
  }

  Span span(int index) {
    return Span.parse(positional.get(index));
  }

  boolean has(String flag) {
    return options.containsKey(flag);
  }

  String option(String name, String otherwise) {
    return options.getOrDefault(name, otherwise);
  }

  int option(String name, int otherwise) {
    return Integer.parseInt(option(name, Integer.toString(otherwise)));
  }
}
