package io.skein.perf.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One case: the programs that make it up, which of their numbers count, and what is to be reached.
 *
 * @param id what the command line calls it
 * @param title what the page calls it
 * @param programs the command lines by name, in the order in which they are started; {@code {tcp}},
 *     {@code {tcp2}}, {@code {ipc}} and {@code {span}} are filled in
 * @param libraries which libraries can do it
 * @param goals the first is the one by whose spread the case is judged
 * @param notes why a library has no row, by library
 * @param isQuick whether a quick run has it too
 * @param warmth when a JVM has compiled what is measured
 */
record Case(
    String id,
    String title,
    Map<String, String> programs,
    List<String> libraries,
    List<Goal> goals,
    Map<String, String> notes,
    boolean isQuick,
    Warmth warmth) {
  static final String SKEIN = "skein";

  /** No library at all. */
  static final String RAW = "raw";

  /** The library that is compiled before it runs. */
  static final String NATIVE = "libzmq";

  static final List<String> PEERS = List.of(NATIVE, "jeromq");
  static final List<String> ALL = List.of(SKEIN, NATIVE, "jeromq");

  static Case of(String id, String title, Goal... goals) {
    return new Case(id, title, Map.of(), ALL, List.of(goals), Map.of(), true, Warmth.SOON);
  }

  Case program(String name, String line) {
    Map<String, String> more = new LinkedHashMap<>(programs);
    more.put(name, line);
    return new Case(
        id, title, Collections.unmodifiableMap(more), libraries, goals, notes, isQuick, warmth);
  }

  /** Both halves of a tool, on two processes. */
  Case halves(String tool, String rest) {
    return program("local", tool + " local " + rest).program("remote", tool + " remote " + rest);
  }

  Case only(String... some) {
    return new Case(id, title, programs, List.of(some), goals, notes, isQuick, warmth);
  }

  Case without(String library, String why) {
    List<String> left = new ArrayList<>(libraries);
    left.remove(library);
    Map<String, String> more = new LinkedHashMap<>(notes);
    more.put(library, why);
    return new Case(id, title, programs, left, goals, more, isQuick, warmth);
  }

  Case fullOnly() {
    return new Case(id, title, programs, libraries, goals, notes, false, warmth);
  }

  Case warm(Warmth when) {
    return new Case(id, title, programs, libraries, goals, notes, isQuick, when);
  }

  /** Whether it shows what the machine gives without any library. */
  boolean isLimit() {
    return libraries.equals(List.of(RAW));
  }

  /** Whether no peer runs it: it shows how another case grows. */
  boolean isOfSkeinAlone() {
    return libraries.equals(List.of(SKEIN));
  }

  Goal judgedBy() {
    return goals.get(0);
  }
}
