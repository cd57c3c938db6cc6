package io.skein.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was exchanged with whom: one cell for each pair, binder, transport, shape and direction. All
 * cells that have to be there are there from the start, as missing, whatever runs.
 */
final class Matrix {
  private static final String MISSING = "missing";
  private static final String PASSED = "passed";

  /** Of all libraries that this process has talked to: they share the two files. */
  private static final Map<String, Matrix> BY_LIBRARY = new TreeMap<>();

  private final Map<Cell, String> results = new LinkedHashMap<>();

  /** One thing to be shown. */
  private record Cell(Pairing pairing, Shape shape, Pairing.Direction direction) {}

  private Matrix(Collection<Pairing> pairings) {
    for (Pairing pairing : pairings) {
      for (Shape shape : Shape.values()) {
        for (Pairing.Direction direction : pairing.directions()) {
          results.put(new Cell(pairing, shape, direction), MISSING);
        }
      }
    }
  }

  /** The matrix of a library, with every cell missing. */
  static Matrix of(ForeignLibrary library) {
    Matrix matrix = new Matrix(Pairing.all(library));
    BY_LIBRARY.put(library.name(), matrix);
    return matrix;
  }

  void passed(Pairing pairing, Shape shape, Pairing.Direction direction) {
    results.replace(new Cell(pairing, shape, direction), PASSED);
  }

  void failed(Pairing pairing, Shape shape, Pairing.Direction direction) {
    results.replace(new Cell(pairing, shape, direction), "FAILED");
  }

  /** The cells that did not pass, in words. */
  List<String> open() {
    List<String> open = new ArrayList<>();
    results.forEach(
        (cell, result) -> {
          if (!result.equals(PASSED)) {
            open.add(cell.pairing + ", " + cell.shape + ", " + cell.direction + ": " + result);
          }
        });
    return open;
  }

  /** Writes target/interop-matrix.csv, a cell a line, and .md, a pairing a line. */
  static void write() throws IOException {
    StringBuilder csv = new StringBuilder("library,skein,peer,binds,transport,shape,way,result\n");
    StringBuilder page = new StringBuilder("# Interoperability\n");
    BY_LIBRARY.forEach(
        (library, matrix) -> {
          matrix.appendCells(library, csv);
          matrix.appendTable(library, page);
        });
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/interop-matrix.csv"), csv);
    Files.writeString(Path.of("target/interop-matrix.md"), page);
  }

  private void appendCells(String library, StringBuilder csv) {
    results.forEach(
        (cell, result) -> {
          Pairing pairing = cell.pairing;
          csv.append(
              String.join(
                      ",",
                      library,
                      pairing.ours().name(),
                      pairing.theirs().name(),
                      pairing.skeinBinds() ? "skein" : "peer",
                      pairing.scheme(),
                      cell.shape.name(),
                      cell.direction.name(),
                      result)
                  + "\n");
        });
  }

  private void appendTable(String library, StringBuilder page) {
    page.append("\n## ").append(library).append("\n\n| Skein | peer | binds | transport |");
    StringBuilder rule = new StringBuilder("\n|---|---|---|---|");
    for (Shape shape : Shape.values()) {
      page.append(' ').append(shape).append(" |");
      rule.append("---|");
    }
    page.append(rule).append('\n');
    for (Pairing pairing : results.keySet().stream().map(Cell::pairing).distinct().toList()) {
      page.append(
          "| %s | %s | %s | %s |"
              .formatted(
                  pairing.ours(),
                  pairing.theirs(),
                  pairing.skeinBinds() ? "Skein" : "peer",
                  pairing.scheme()));
      for (Shape shape : Shape.values()) {
        page.append(' ').append(summary(pairing, shape)).append(" |");
      }
      page.append('\n');
    }
  }

  private String summary(Pairing pairing, Shape shape) {
    TreeSet<String> words = new TreeSet<>();
    for (Pairing.Direction direction : pairing.directions()) {
      words.add(results.get(new Cell(pairing, shape, direction)));
    }
    String arrows = pairing.directions().size() == 2 ? " both ways" : "";
    return String.join(", ", words) + (words.size() == 1 ? arrows : "");
  }
}
