package io.skein.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnTest {
  private final Turn turn = new Turn(this::lookAfterWaiters);
  private final List<String> done = new ArrayList<>();
  private boolean someoneWaits;
  private boolean fails;

  private boolean lookAfterWaiters() {
    done.add("looked");
    if (fails) {
      throw new IllegalStateException("on purpose");
    }
    return someoneWaits;
  }

  private void takeATurn() {
    turn.enter();
    turn.leave();
  }

  @Test
  void shouldRunAllLettersHoweverMany() {
    turn.enter();
    for (int i = 0; i < 1000; i++) {
      turn.post(() -> done.add("letter"));
    }
    assertEquals(List.of(), done);
    turn.leave();
    assertEquals(1000, done.size());
  }

  @Test
  void shouldRunTheLettersAfterOneThatFails() {
    turn.enter();
    turn.post(
        () -> {
          throw new IllegalStateException("on purpose");
        });
    turn.post(() -> done.add("letter"));
    turn.leave();
    assertEquals(List.of("letter"), done);
  }

  /** There may be many letters. */
  @Test
  void shouldDoWhatWasNotedBeforeMail() {
    turn.enter();
    turn.post(() -> done.add("letter"));
    turn.note(errands -> done.add("errand"));
    turn.leave();
    assertEquals(List.of("errand", "letter"), done);
  }

  @Test
  void shouldLookAfterWaitersOnlyWhileSomeoneWaits() {
    takeATurn();
    assertEquals(List.of(), done);
    turn.enter();
    turn.someoneWaits();
    someoneWaits = true;
    turn.leave();
    someoneWaits = false;
    takeATurn();
    assertEquals(List.of("looked", "looked"), done);
    takeATurn();
    assertEquals(List.of("looked", "looked"), done);
  }

  @Test
  void shouldLookAgainWhenAPatternFailed() {
    turn.enter();
    turn.someoneWaits();
    fails = true;
    turn.leave();
    fails = false;
    takeATurn();
    assertEquals(List.of("looked", "looked"), done);
  }
}
