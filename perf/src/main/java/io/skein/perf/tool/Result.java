package io.skein.perf.tool;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a tool prints: one line of JSON. */
final class Result {
  private final Map<String, String> fields = new LinkedHashMap<>();

  Result(String tool, String library) {
    fields.put("tool", quoted(tool));
    fields.put("lib", quoted(library));
  }

  Result with(String name, String value) {
    fields.put(name, quoted(value));
    return this;
  }

  Result with(String name, long value) {
    fields.put(name, Long.toString(value));
    return this;
  }

  Result with(String name, double value) {
    fields.put(name, String.format(Locale.ROOT, "%.3f", value));
    return this;
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  @Override
  public String toString() {
    return fields.entrySet().stream()
        .map(field -> quoted(field.getKey()) + ":" + field.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }
}
