package io.skein.perf.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {
  @Test
  void shouldRunLastWhatNothingIsComparedWithAndLimits() {
    List<String> ids = Rounds.comparedFirst(Cases.all()).stream().map(Case::id).toList();

    assertEquals(
        List.of("raw-stream", "raw-rtt", "raw-echo-1000", "match-10", "match-1000000", "storm-10"),
        ids.subList(ids.size() - 6, ids.size()));
  }

  @Test
  void shouldKeepTheOrderOfThePageOtherwise() {
    List<Case> all = Cases.all();
    List<Case> run = Rounds.comparedFirst(all);

    assertEquals(new HashSet<>(all), new HashSet<>(run));
    assertEquals(
        all.stream().filter(one -> !one.isOfSkeinAlone() && !one.isLimit()).toList(),
        run.stream().filter(one -> !one.isOfSkeinAlone() && !one.isLimit()).toList());
  }

  @Test
  void shouldMeasureALimitInTheRoundsOfItsCase() {
    assertEquals(List.of("raw-echo-1000", "router-1000"), together("router-1000"));
    assertEquals(List.of("raw-rtt", "tcp-rtt"), together("tcp-rtt"));
    assertEquals(List.of("raw-stream", "tcp-16"), together("tcp-16"));
    assertEquals(List.of("tcp-100"), together("tcp-100"));
    assertEquals(List.of("fan-in-100"), together("fan-in-100"));
    assertEquals(List.of("raw-rtt"), together("raw-rtt"));
  }

  private static List<String> together(String id) {
    List<Case> all = Cases.all();
    Case one = all.stream().filter(other -> other.id().equals(id)).findFirst().orElseThrow();
    return Rounds.together(one, all).stream().map(Case::id).toList();
  }
}
