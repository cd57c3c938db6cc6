package io.skein.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.testkit.ReservedEndpoints;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each example prints what it promises, in a process of its own and on the module path. */
class ExamplesTest {

  private static List<String> run(String name) throws Exception {
    try (Program program = Program.example(name)) {
      return program.end();
    }
  }

  @Test
  void shouldGreet() throws Exception {
    List<String> lines = run("HelloWorld");
    assertEquals(List.of("Hello, Ada!", "Hello, Grace!", "Hello, world!"), lines.subList(0, 3));
    assertEquals("The server has closed.", lines.get(3));
  }

  @Test
  void shouldReportTheWeatherThatWasSubscribedTo() throws Exception {
    assertEquals(
        List.of("Bergen: 365 readings, 7.5 degrees", "Norway: 730 readings, 7.2 degrees"),
        run("Weather"));
  }

  @Test
  void shouldShareOutWorkAndGatherIt() throws Exception {
    assertEquals(List.of("78498 primes below 1000000"), run("Ventilator"));
  }

  @Test
  void shouldAnswerEachClientItsOwnQuestions() throws Exception {
    assertEquals(
        List.of(
            "Anna knows 11 squared is 121, 22 squared is 484, 33 squared is 1089,"
                + " 44 squared is 1936, 55 squared is 3025",
            "Boris knows 99 squared is 9801, 198 squared is 39204, 297 squared is 88209,"
                + " 396 squared is 156816, 495 squared is 245025"),
        run("AsyncServer"));
  }

  @Test
  void shouldGiveEachJobToAWorker() throws Exception {
    List<String> lines = run("LeastRecentlyUsedBroker");
    assertEquals(9, lines.size());
    for (int job = 1; job <= 9; job++) {
      String line = lines.get(job - 1);
      assertTrue(line.matches("job " + job + " was done by (Ada|Bob|Cleo)"), line);
    }
  }

  @Test
  void shouldMoveOnlyTheKeysThatLostTheirShard() throws Exception {
    List<String> lines = run("hashing.ConsistentHashing");
    assertEquals(1, lines.size());
    assertTrue(lines.get(0).matches("(\\d+) keys lost their shard, \\1 keys moved"), lines.get(0));
  }

  @Test
  void shouldChatWithoutAServer() throws Exception {
    String[] at = new String[3]; // Nodes have to know each other's: wildcards will not do here.
    Arrays.setAll(at, i -> ReservedEndpoints.tcp().toString());
    try (Program ann = Program.example("PeerToPeerChat", "ann", at[0], at[1], at[2]);
        Program bob = Program.example("PeerToPeerChat", "bob", at[1], at[0], at[2]);
        Program cia = Program.example("PeerToPeerChat", "cia", at[2], at[0], at[1])) {
      assertEquals(Set.of("* bob is listening", "* cia is listening"), nextTwo(ann));
      assertEquals(Set.of("* ann is listening", "* cia is listening"), nextTwo(bob));
      assertEquals(Set.of("* ann is listening", "* bob is listening"), nextTwo(cia));
      ann.type("Hello, both of you");
      assertEquals("ann: Hello, both of you", bob.nextLine());
      assertEquals("ann: Hello, both of you", cia.nextLine());
      bob.type("Goodbye");
      assertEquals("bob: Goodbye", ann.nextLine());
      assertEquals("bob: Goodbye", cia.nextLine());
      assertEquals(List.of(), bob.end());
      assertEquals("* bob has left", ann.nextLine());
      assertEquals("* bob has left", cia.nextLine());
      cia.type("And then there were two");
      assertEquals("cia: And then there were two", ann.nextLine());
    }
  }

  private static Set<String> nextTwo(Program program) throws Exception {
    return new HashSet<>(List.of(program.nextLine(), program.nextLine()));
  }

  @Test
  void shouldBeShortEnoughToReadAtOnce() throws Exception {
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertTrue(Files.readAllLines(file).size() < 60, file + " has 60 lines or more");
      }
    }
  }

  @Test
  void shouldNameACommandThatRunsIt() throws Exception {
    Path sources = Path.of("src", "main", "java", "io", "skein", "examples");
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        String text = Files.readString(file);
        String name = sources.relativize(file).toString().replaceAll("[/\\\\]", ".");
        String command =
            "mvn -q compile -pl examples -am -Dexample=" + name.substring(0, name.length() - 5);
        assertEquals(text.contains("void main("), text.contains(command), file + ": " + command);
      }
    }
  }
}
