package io.skein.perf.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run as a file: what it is, in lines of {@code # name: value}, and a line for each library and
 * round, written when it is known. A run that was broken off goes on from it.
 */
final class RunFile {
  private final Path path;
  private final Map<String, String> facts = new LinkedHashMap<>();
  private final List<Sample> samples = new ArrayList<>();

  private RunFile(Path path) {
    this.path = path;
  }

  static RunFile create(Path path, Map<String, String> facts) throws IOException {
    Files.createDirectories(path.getParent());
    Files.deleteIfExists(path);
    RunFile file = new RunFile(path);
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      file.fact(fact.getKey(), fact.getValue());
    }
    file.append(Sample.HEADER);
    return file;
  }

  static RunFile open(Path path) throws IOException {
    RunFile file = new RunFile(path);
    for (String line : Files.readAllLines(path)) {
      if (line.startsWith("# ")) {
        int colon = line.indexOf(": ");
        file.facts.put(line.substring(2, colon), line.substring(colon + 2));
      } else if (!line.equals(Sample.HEADER) && line.chars().filter(c -> c == ',').count() >= 6) {
        file.samples.add(Sample.parse(line));
      }
    }
    return file;
  }

  Path path() {
    return path;
  }

  Map<String, String> facts() {
    return facts;
  }

  void fact(String name, String value) throws IOException {
    facts.put(name, value);
    append("# " + name + ": " + value);
  }

  void add(Sample sample) throws IOException {
    samples.add(sample);
    append(sample.line());
  }

  private void append(String line) throws IOException {
    Files.writeString(
        path,
        line + "\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** What that case gave in that attempt. */
  List<Sample> of(Case one, int attempt) {
    return samples.stream()
        .filter(sample -> sample.caseId().equals(one.id()) && sample.attempt() == attempt)
        .toList();
  }

  /** What counts: the rounds taken in the {@link #attempt} that counts. */
  List<Sample> taken(Case one, String library) {
    return of(one, attempt(one)).stream()
        .filter(sample -> sample.library().equals(library) && sample.isTaken())
        .toList();
  }

  /**
   * The attempt at that case that counts: the last, unless the time was up before it had as many
   * rounds as one before; 0 when there is none.
   */
  int attempt(Case one) {
    int best = 0;
    for (int attempt = 1; attempt <= attempts(one); attempt++) {
      best = roundsTaken(one, attempt) >= roundsTaken(one, best) ? attempt : best;
    }
    return best;
  }

  private long roundsTaken(Case one, int attempt) {
    return of(one, attempt).stream().filter(Sample::isTaken).count();
  }

  /** How often the case was run as a whole; 0 for never. */
  int attempts(Case one) {
    return samples.stream()
        .filter(sample -> sample.caseId().equals(one.id()))
        .mapToInt(Sample::attempt)
        .max()
        .orElse(0);
  }

  List<Sample> all() {
    return samples;
  }
}
