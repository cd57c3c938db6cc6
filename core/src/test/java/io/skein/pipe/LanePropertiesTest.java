package io.skein.pipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Message;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A lane's account and order, beside a plain queue, over the borders of chunks of any size. */
class LanePropertiesTest {
  private enum What {
    OFFER,
    POLL,
    RELEASE_SOME,
    RELEASE_ALL,
    GIVE_BACK,
    TAKE
  }

  private record Step(What what, int amount) {}

  /** A lane and what has to be in it: the first {@code polled} of the queue were polled. */
  private static final class Model {
    private final Lane lane = new Lane(HighWaterMark.ofMessages(0));
    private final ArrayDeque<Message> queue = new ArrayDeque<>();
    private int polled;
    private int numbered;

    void apply(Step step) {
      switch (step.what) {
        case OFFER -> offer(step.amount);
        case POLL -> poll(step.amount);
        case RELEASE_SOME -> release(Math.min(step.amount, polled));
        case RELEASE_ALL -> release(polled);
        case GIVE_BACK -> giveBack();
        default -> take(step.amount);
      }
      assertAccount();
    }

    void offer(int count) {
      for (int i = 0; i < count; i++) {
        Message message = Message.of(new byte[numbered++ % 7]);
        assertTrue(lane.offer(message));
        queue.add(message);
      }
    }

    void poll(int count) {
      Iterator<Message> unpolled = queue.stream().skip(polled).iterator();
      for (int i = 0; i < count; i++) {
        if (!unpolled.hasNext()) {
          assertNull(lane.poll());
          return;
        }
        assertSame(unpolled.next(), lane.poll());
        polled++;
      }
    }

    void release(int count) {
      lane.release(count);
      for (int i = 0; i < count; i++) {
        queue.remove();
      }
      polled -= count;
    }

    void giveBack() {
      lane.giveBack();
      polled = 0;
    }

    /** Only for a reader that has polled nothing. */
    void take(int count) {
      for (int i = 0; i < count && polled == 0; i++) {
        assertSame(queue.poll(), lane.take());
      }
    }

    void assertAccount() {
      assertEquals(queue.size(), lane.size());
      assertEquals(queue.stream().mapToLong(Message::byteSize).sum(), lane.byteSize());
      assertEquals(numbered, lane.produced());
      assertEquals(numbered - queue.size(), lane.released());
      assertEquals(queue.size() > polled, lane.hasMessage());
    }

    void assertEmpties() {
      giveBack();
      poll(queue.size());
      release(polled);
      assertAccount();
      assertTrue(lane.isDry());
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<What> what =
        Arbitraries.frequency(
            Tuple.of(6, What.OFFER),
            Tuple.of(6, What.POLL),
            Tuple.of(4, What.RELEASE_SOME),
            Tuple.of(2, What.RELEASE_ALL),
            Tuple.of(2, What.GIVE_BACK),
            Tuple.of(1, What.TAKE));
    Arbitrary<Integer> border = Arbitraries.of(1, 2, 3, 4, 15, 16, 17, 33, 511, 512, 513, 1030);
    Arbitrary<Integer> amount =
        Arbitraries.frequencyOf(
            Tuple.of(2, border), Tuple.of(3, Arbitraries.integers().between(1, 40)));
    return Combinators.combine(what, amount).as(Step::new).list().ofMaxSize(60);
  }

  @Property(tries = 500)
  void shouldAgreeWithAPlainQueue(@ForAll("steps") List<Step> steps) {
    Model model = new Model();
    steps.forEach(model::apply);
    model.assertEmpties();
  }

  /** Wherever the border of a chunk is, the parts before and behind it are counted right. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 18, 19, 20, 21, 35, 531, 532, 1_100})
  void shouldReleaseAnyPartOfWhatWasPolled(int depth) {
    for (int part = 0; part <= depth; part++) {
      Model model = new Model();
      model.offer(depth);
      model.poll(depth);
      model.release(part);
      model.assertAccount();
      model.offer(1);
      model.release(depth - part);
      model.assertAccount();
      model.assertEmpties();
    }
  }

  @Test
  void shouldReleaseOneByOneWhatWasPolledAtOnce() {
    Model model = new Model();
    model.offer(1_200);
    model.poll(1_199);
    for (int i = 0; i < 1_199; i++) {
      model.release(1);
      model.assertAccount();
    }
    model.assertEmpties();
  }

  @Test
  void shouldReleaseNothing() {
    Model model = new Model();
    model.release(0);
    model.offer(5);
    model.release(0);
    model.poll(3);
    model.release(0);
    model.assertAccount();
    model.assertEmpties();
  }

  /** What is given back is not in the account of what is polled any more. */
  @Test
  void shouldReleaseAllThatIsPolledAgain() {
    for (int again : new int[] {1, 3, 16, 17, 40}) {
      Model model = new Model();
      model.offer(600);
      model.poll(500);
      model.release(100);
      model.giveBack();
      model.poll(again);
      model.release(again);
      model.assertAccount();
      model.assertEmpties();
    }
  }

  /** A part released, to the last slot of a chunk, and then taken one by one. */
  @Test
  void shouldTakeBehindWhatWasReleased() {
    for (int end : new int[] {1, 2, 3, 4, 18, 19, 20, 530, 531, 532}) {
      Model model = new Model();
      model.offer(700);
      model.poll(end);
      model.release(end);
      model.take(700 - end);
      model.assertAccount();
      model.assertEmpties();
    }
  }
}
