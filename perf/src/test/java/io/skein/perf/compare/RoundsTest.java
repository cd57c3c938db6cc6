package io.skein.perf.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {
  @Test
  void shouldRunLastWhatNothingIsComparedWith() {
    List<String> ids = Rounds.comparedFirst(Cases.all()).stream().map(Case::id).toList();

    assertEquals(
        List.of("match-10", "match-1000000", "storm-10"), ids.subList(ids.size() - 3, ids.size()));
  }

  @Test
  void shouldKeepTheOrderOfThePageOtherwise() {
    List<Case> all = Cases.all();
    List<Case> run = Rounds.comparedFirst(all);

    assertTrue(run.get(0).id().startsWith("raw-"));
    assertEquals(new HashSet<>(all), new HashSet<>(run));
    assertEquals(
        all.stream().filter(one -> !one.isOfSkeinAlone()).toList(),
        run.stream().filter(one -> !one.isOfSkeinAlone()).toList());
  }
}
