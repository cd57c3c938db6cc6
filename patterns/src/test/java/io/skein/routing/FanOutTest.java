package io.skein.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Message;
import io.skein.pipe.Lane;
import io.skein.pipe.Pipe;
import io.skein.routing.FanOut.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FanOutTest {
  private final FanOut fanOut = new FanOut();
  private final Message message = Message.of("m");

  @Test
  void shouldSendOnceToEachThatWasChosen() {
    Target first = fanOut.add(Pipes.pipe(10));
    Target second = fanOut.add(Pipes.pipe(10));
    Target third = fanOut.add(Pipes.pipe(10));
    fanOut.choose(third);
    fanOut.choose(first);
    fanOut.choose(third);
    assertEquals(2, fanOut.send(message));
    assertEquals(1, first.pipe().outbound().size());
    assertEquals(0, second.pipe().outbound().size());
    assertEquals(1, third.pipe().outbound().size());
    assertEquals(0, fanOut.send(message), "nobody is chosen any more");
  }

  @Test
  void shouldBearATargetThatIsRemovedAfterItWasChosen() {
    Target first = fanOut.add(Pipes.pipe(10));
    Target second = fanOut.add(Pipes.pipe(10));
    fanOut.chooseAll();
    fanOut.remove(first);
    fanOut.remove(first);
    assertEquals(1, fanOut.send(message));
    assertEquals(0, first.pipe().outbound().size());
    assertEquals(1, second.pipe().outbound().size());
    assertEquals(1, fanOut.size());
  }

  @Test
  void shouldHaveOnlyThoseWokenWhoSleep() {
    List<Lane> woken = new ArrayList<>();
    final Target asleep = fanOut.add(Pipes.pipe(10, woken::add));
    fanOut.add(Pipes.pipe(10, woken::add));
    final Target full = fanOut.add(Pipes.pipe(1, woken::add));
    full.pipe().sendOrDrop(message);
    asleep.pipe().outbound().armReaderBell();
    fanOut.chooseAll();
    assertEquals(2, fanOut.send(message));
    assertEquals(List.of(asleep.pipe().outbound()), woken);
  }

  @Test
  void shouldSayWhetherAllThatAreMeantHaveRoom() {
    Target small = fanOut.add(Pipes.pipe(1));
    Target large = fanOut.add(Pipes.pipe(10));
    assertTrue(fanOut.canSendToAll());
    fanOut.chooseAll();
    fanOut.send(message);
    assertFalse(fanOut.canSendToAll());
    fanOut.choose(large);
    assertTrue(fanOut.canSendToChosen());
    fanOut.choose(small);
    assertFalse(fanOut.canSendToChosen());
    fanOut.chooseNone();
    assertEquals(0, fanOut.send(message));
  }

  @Test
  void shouldAgreeWithPlainSets() {
    Random random = new Random(3);
    List<Target> targets = new ArrayList<>();
    Set<Target> chosen = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      int what = random.nextInt(10);
      if (what < 3 || targets.isEmpty()) {
        targets.add(fanOut.add(Pipes.pipe(0)));
      } else if (what < 5) {
        Target gone = targets.remove(random.nextInt(targets.size()));
        chosen.remove(gone);
        fanOut.remove(gone);
      } else if (what < 9) {
        Target target = targets.get(random.nextInt(targets.size()));
        chosen.add(target);
        fanOut.choose(target);
      } else {
        assertEquals(chosen.size(), fanOut.send(message));
        for (Target target : targets) {
          Pipe pipe = target.pipe();
          assertEquals(chosen.contains(target) ? 1 : 0, pipe.outbound().size());
          pipe.outbound().take();
        }
        chosen.clear();
      }
      assertEquals(targets.size(), fanOut.size());
    }
  }
}
