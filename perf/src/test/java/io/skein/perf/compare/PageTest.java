package io.skein.perf.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the rounds of a run: which of them count, and what the page says of them. */
class PageTest {
  private static final Case ONE = byId("router-1000");
  private static final int ROUNDS = Plan.FULL.rounds();

  @TempDir Path folder;
  private RunFile file;

  private static Case byId(String id) {
    return Cases.all().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  @BeforeEach
  void begin() throws IOException {
    file = RunFile.create(folder.resolve("run.csv"), Map.of("plan", "full"));
  }

  private void add(String library, int attempt, int round, double rate) throws IOException {
    Metric metric = ONE.judgedBy().metric();
    Map<String, Double> values = Map.of(metric.program() + "." + metric.field(), rate);
    file.add(new Sample(ONE.id(), library, attempt, round, 0, Sample.TAKEN, values));
  }

  private void addAll(int attempt, int rounds, double rate) throws IOException {
    for (int round = 1; round <= rounds; round++) {
      add("skein", attempt, round, 3 * rate);
      add("libzmq", attempt, round, 2 * rate);
      add("jeromq", attempt, round, rate);
    }
  }

  private Row row() {
    return new Table(file, List.of(ONE)).rows().get(0);
  }

  private String page() throws IOException {
    RunFile read = RunFile.open(file.path());
    return new Page(new Table(read, List.of(ONE)), read).markdown("raw.csv", "chart.svg");
  }

  @Test
  void shouldCountTheLastAttempt() throws IOException {
    addAll(1, ROUNDS, 100);
    addAll(2, ROUNDS, 200);
    assertEquals(600, row().median("skein"));
    assertEquals(3, row().ratio("jeromq"));
    assertFalse(page().contains("of 5 rounds**"));
  }

  /** The machine was half as fast in some rounds, and in others while one library ran. */
  @Test
  void shouldCompareWhatRanInTheSameRound() throws IOException {
    double[] skein = {100, 100, 50, 50, 100};
    double[] libzmq = {50, 50, 25, 25, 25};
    double[] jeromq = {25, 50, 25, 25};
    for (int i = 0; i < skein.length; i++) {
      add("skein", 1, i + 1, skein[i]);
      add("libzmq", 1, i + 1, libzmq[i]);
      if (i < jeromq.length) {
        add("jeromq", 1, i + 1, jeromq[i]);
      }
    }
    assertEquals(2, row().ratio("libzmq"));
    assertEquals(2, row().ratio("jeromq"));
    assertEquals(100, row().median("skein"));
    assertEquals(25, row().median("libzmq"));
  }

  /** The time was up. */
  @Test
  void shouldNotPreferAnAttemptThatWasBrokenOff() throws IOException {
    addAll(1, ROUNDS, 100);
    addAll(2, 1, 200);
    assertEquals(300, row().median("skein"));
  }

  @Test
  void shouldSayWhenThereAreFewerRoundsThanPlanned() throws IOException {
    addAll(1, 2, 100);
    add("skein", 1, 3, 300);
    assertTrue(page().contains("(**2 of 5 rounds**)"), page());
  }

  @Test
  void shouldMarkWhatVariesMuch() throws IOException {
    for (int round = 1; round <= ROUNDS; round++) {
      add("skein", 1, round, 100 * round);
      add("libzmq", 1, round, 100);
      add("jeromq", 1, round, 100);
    }
    assertTrue(page().contains("(**noisy**)"), page());
  }

  @Test
  void shouldGiveTheReasonOfARowThatCouldNotBeRun() throws IOException {
    Map<String, Double> none = Map.of();
    file.add(new Sample(ONE.id(), "skein", 1, 1, 0, "ended with 1", none));
    assertTrue(page().contains("ended with 1"), page());
    assertTrue(page().contains("not run: the time was up"), page());
  }

  /** A JVM is warmed up longer where that matters, and all alike where the clients run on one. */
  @Test
  void shouldWarmUpAsLongAsACaseNeeds() {
    Case small = byId("tcp-16");
    assertEquals(Plan.FULL.slowSpan(), Plan.FULL.spanOf(small, "skein"));
    assertEquals(Plan.FULL.slowSpan(), Plan.FULL.spanOf(small, "jeromq"));
    assertEquals(Plan.FULL.span(), Plan.FULL.spanOf(small, "libzmq"));
    Case large = byId("tcp-100000");
    assertEquals(Plan.FULL.lateSpan(), Plan.FULL.spanOf(large, "jeromq"));
    assertEquals(Plan.FULL.span(), Plan.FULL.spanOf(large, "libzmq"));
    Case storm = byId("storm-10000");
    for (String library : Case.ALL) {
      assertEquals(Plan.FULL.stormSpan(), Plan.FULL.spanOf(storm, library));
    }
    assertEquals(Plan.FULL.idleSpan(), Plan.FULL.spanOf(byId("tcp-rtt-idle"), "skein"));
  }

  private static String head(RunFile file) {
    Table all = new Table(file, Cases.all());
    String page = new Page(all, file).markdown("raw.csv", "chart.svg");
    return page.substring(0, page.indexOf("Raw rounds"));
  }

  private static List<String> linesAbout(Case one, String head) {
    return head.lines().filter(line -> line.contains("`" + one.id() + "`")).toList();
  }

  @Test
  void shouldNameEachCaseUnderTheSpanThatItIsRunWith() {
    String head = head(file);
    for (Case one : Cases.all()) {
      String span = Plan.FULL.spanOf(one, "skein");
      List<String> lines = linesAbout(one, head);
      if (Pace.of(one) == Pace.PLAIN) {
        assertEquals(List.of(), lines);
        assertEquals(Plan.FULL.span(), span);
      } else {
        assertEquals(1, lines.size(), one.id());
        String begin = Pace.of(one) == Pace.UNTIMED ? "The tool takes no" : "`" + span + "`: ";
        assertTrue(lines.get(0).startsWith(begin), lines.get(0));
      }
    }
    assertEquals(Pace.UNTIMED, Pace.of(byId("idle-5000")));
    assertEquals(Pace.PLAIN, Pace.of(byId("raw-stream")));
  }

  @Test
  void shouldNameNeitherWhatIsLeftOutNorASpanThatIsNoOther() throws IOException {
    Map<String, String> facts = Map.of("plan", "quick", "left out idle-5000", "of a quick run");
    String head = head(RunFile.create(folder.resolve("quick.csv"), facts));
    for (Case one : Cases.all()) {
      int lines = Pace.of(one) == Pace.PAUSES ? 1 : 0;
      assertEquals(lines, linesAbout(one, head).size(), one.id());
    }
  }
}
