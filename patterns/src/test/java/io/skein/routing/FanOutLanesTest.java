package io.skein.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Message;
import io.skein.pipe.Lane;
import io.skein.routing.FanOut.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The lanes that messages are written to are those of the targets, wherever these have moved. */
class FanOutLanesTest {
  private final FanOut fanOut = new FanOut();
  private final List<Target> targets = new ArrayList<>();
  private final Set<Target> chosen = new HashSet<>();
  private final List<Lane> woken = new ArrayList<>();

  private static Lane lane(Target target) {
    return target.pipe().outbound();
  }

  private Target add(int mark) {
    Target target = fanOut.add(Pipes.pipe(mark, woken::add));
    targets.add(target);
    return target;
  }

  private void remove(Target target) {
    fanOut.remove(target);
    targets.remove(target);
    chosen.remove(target);
  }

  private void choose(Target target) {
    fanOut.choose(target);
    chosen.add(target);
  }

  /** Sends to those that are chosen, and takes from each what it has to have got, and no more. */
  private void sendAndTake() {
    Message message = Message.of("m");
    assertEquals(chosen.size(), fanOut.send(message));
    for (Target target : targets) {
      assertEquals(chosen.contains(target) ? 1 : 0, lane(target).size());
      if (chosen.contains(target)) {
        assertSame(message, lane(target).take());
      }
    }
    chosen.clear();
  }

  @Test
  void shouldBeForManyFromTheSecondTargetOn() {
    Target first = add(0);
    assertFalse(lane(first).isForMany());
    Target second = add(0);
    assertTrue(lane(first).isForMany());
    assertTrue(lane(second).isForMany());
    assertTrue(lane(add(0)).isForMany());
  }

  /** It may still hold what others hold, too. */
  @Test
  void shouldStayForManyWhenTheOthersHaveGone() {
    Target first = add(0);
    Target second = add(0);
    remove(first);
    assertTrue(lane(second).isForMany());
    remove(second);
    Target third = add(0);
    assertFalse(lane(third).isForMany(), "it is alone");
    add(0);
    assertTrue(lane(third).isForMany());
  }

  @Test
  void shouldWriteToTheLanesOfThoseThatMoved() {
    for (int i = 0; i < 6; i++) {
      add(0);
    }
    choose(targets.get(4));
    choose(targets.get(1));
    sendAndTake();
    remove(targets.get(4)); // The first by now.
    choose(targets.get(0));
    choose(targets.get(4));
    choose(targets.get(1));
    sendAndTake();
  }

  @Test
  void shouldWriteToTheirLanesWhenItGrewAndShrank() {
    for (int i = 0; i < 100; i++) {
      add(0);
    }
    while (!targets.isEmpty()) {
      for (int i = 0; i < targets.size(); i += 2) {
        choose(targets.get(i));
      }
      sendAndTake();
      remove(targets.get(targets.size() / 2));
    }
    assertEquals(0, fanOut.size());
    add(0);
    choose(targets.get(0));
    sendAndTake();
  }

  @Test
  void shouldDropForAFullOneAndCallOnlyThoseThatSleep() {
    final Target awake = add(0);
    final Target full = add(1);
    Target asleep = add(0);
    assertTrue(lane(asleep).armReaderBell());
    fanOut.chooseAll();
    assertEquals(3, fanOut.send(Message.of("1")));
    assertEquals(List.of(lane(asleep)), woken);
    fanOut.choose(asleep);
    fanOut.choose(full);
    assertEquals(1, fanOut.send(Message.of("2")));
    assertEquals(1, lane(awake).size());
    assertEquals(1, lane(full).size());
    assertEquals(2, lane(asleep).size());
  }

  @Test
  void shouldAgreeWithPlainSetsWhoeverComesAndGoes() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      int growth = 1; // It grows for a while, and shrinks for a while.
      for (int i = 0; i < 3_000; i++) {
        if (i % 300 == 0) {
          growth = 4 - growth;
        }
        int what = random.nextInt(10);
        if (what < growth || targets.isEmpty()) {
          add(0);
        } else if (what < 4) {
          remove(targets.get(random.nextInt(targets.size())));
        } else if (what < 8) {
          choose(targets.get(random.nextInt(targets.size())));
        } else if (what < 9) {
          sendAndTake();
        } else {
          fanOut.chooseAll();
          chosen.addAll(targets);
        }
        assertEquals(targets.size(), fanOut.size());
        assertTrue(targets.size() < 2 || targets.stream().allMatch(t -> lane(t).isForMany()));
      }
    }
  }
}
