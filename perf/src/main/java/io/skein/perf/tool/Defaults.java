package io.skein.perf.tool;

import io.skein.perf.library.Library;
import java.util.Map;

/** defaults: the options that matter for speed, as a new socket of the library has them. */
final class Defaults {
  private Defaults() {}

  static Result of(Library library) {
    Result result = new Result("defaults", library.name()).with("version", library.version());
    for (Map.Entry<String, String> option : library.defaults().entrySet()) {
      result.with(option.getKey(), option.getValue());
    }
    return result;
  }
}
