package io.skein.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A loop that is driven for the bytes of one channel; the thread of the test drives. */
@Timeout(60)
class ConnectionFirstTest {
  private static final long ANY_TIME = Long.MAX_VALUE;
  private static final int MUCH = 256 << 10;

  private final LoopContext context = new LoopContext();
  private final EventLoop loop = new EventLoop(context, "loop");
  private final List<TestChannel> channels = new ArrayList<>();
  private TestChannel first;
  private TestChannel other;
  private Registration registration;
  private ConnectionFirst driven;

  @BeforeEach
  void drive() throws IOException {
    loop.enter();
    while (!loop.tryTake()) {
      Thread.onSpinWait();
    }
    first = new TestChannel(loop::workbench);
    other = new TestChannel(loop::workbench);
    registration = register(first);
    register(other);
    driven = new ConnectionFirst(loop, registration);
  }

  private Registration register(TestChannel channel) throws IOException {
    channels.add(channel);
    return loop.register(channel.channel(), SelectionKey.OP_READ, channel);
  }

  @AfterEach
  void stop() throws Exception {
    loop.giveBack();
    loop.exit();
    loop.stop();
    assertTrue(loop.awaitEnd(30_000));
    for (TestChannel channel : channels) {
      channel.close();
    }
  }

  private void turn(BooleanSupplier done) {
    assertTrue(driven.turn(ANY_TIME, done) >= 0);
  }

  /** A byte comes for the first channel, and the driver waits for it. */
  private void turnForFirst() throws IOException {
    int before = first.got;
    first.write();
    turn(() -> first.got > before);
    assertEquals(before + 1, first.got);
  }

  @Test
  void shouldReadFromTheFirstWithoutAskingTheSelector() throws IOException {
    long before = loop.wakeUps();
    for (int i = 0; i < 100; i++) {
      turnForFirst();
    }
    assertEquals(before, loop.wakeUps());
  }

  @Test
  void shouldServeTheOthersAfterHalfAMillisecond() throws IOException {
    for (int round = 1; round <= 3; round++) {
      other.write();
      turnForFirst();
      context.now.addAndGet(499_999);
      turnForFirst();
      assertEquals(round - 1, other.got);
      context.now.addAndGet(1);
      turnForFirst();
      assertEquals(round, other.got);
    }
  }

  @Test
  void shouldServeTheOthersWhenTheFirstHasBroughtMuch() throws IOException {
    other.write();
    first.bytesOfEachRead = MUCH / 2;
    turnForFirst();
    turnForFirst();
    assertEquals(0, other.got);
    turnForFirst();
    assertEquals(1, other.got);
  }

  /** Looks without waiting for the first, and then at all: two turns. */
  private void lookTwice(BooleanSupplier done) {
    assertTrue(driven.turn(0, done) >= 0);
    turn(done);
  }

  @Test
  void shouldServeTheOthersWhenTheFirstHasNothing() throws IOException {
    other.write();
    lookTwice(() -> false);
    assertEquals(1, other.got);
  }

  /** What came was not what the driver waits for: a part of a message, say. */
  @Test
  void shouldGoOnWithTheOthersWhenThatWasNotEnough() throws IOException {
    first.write();
    other.write();
    turn(() -> false);
    assertEquals(1, first.got);
    assertEquals(0, other.got);
    turn(() -> false);
    assertEquals(1, other.got);
  }

  @Test
  void shouldSayHowMuchTheFirstHasBrought() throws IOException {
    first.bytesOfEachRead = 7;
    first.write();
    assertEquals(7, driven.turn(ANY_TIME, () -> true));
    assertEquals(0, driven.turn(0, () -> false));
    other.write();
    assertEquals(0, driven.turn(ANY_TIME, () -> false));
    assertEquals(1, other.got);
  }

  /** It would not hear of the others meanwhile. */
  @Test
  void shouldNotSleepInATurnForOne() {
    assertEquals(0, driven.turn(ANY_TIME, () -> false));
  }

  @Test
  void shouldNotReadWhatTheFirstDoesNotListenFor() throws IOException {
    registration.listenFor(SelectionKey.OP_READ, false);
    first.write();
    other.write();
    turn(() -> first.got > 0);
    assertEquals(0, first.calls);
    assertEquals(1, other.got);
  }

  /** A timer may say that a peer is silent, whose bytes nobody has looked for. */
  @Test
  void shouldRunTasksInATurnForOneAndTimersInOneForAll() throws IOException {
    List<String> ran = new ArrayList<>();
    loop.schedule(new Timer(() -> ran.add("timer")), 1_000);
    loop.executeAtNextTurn(() -> ran.add("task"));
    turnForFirst();
    assertEquals(List.of("task"), ran);
    context.now.set(1_000);
    turnForFirst();
    assertEquals(List.of("task"), ran);
    lookTwice(() -> false);
    assertEquals(List.of("task", "timer"), ran);
  }

  /** The port of an endpoint that is closed is free only when the selector was asked. */
  @Test
  void shouldAskTheSelectorForWhoWaitsForThat() throws IOException {
    List<String> ran = new ArrayList<>();
    loop.afterNextSelect(() -> ran.add("after"));
    turnForFirst();
    assertEquals(List.of("after"), ran);
  }

  @Test
  void shouldServeAllAlikeWithoutAPreference() throws IOException {
    first.write();
    other.write();
    assertEquals(0, loop.turn(ANY_TIME, () -> first.got > 0));
    assertEquals(1, first.got);
    assertEquals(1, other.got);
  }

  @Test
  void shouldSendTheDriverAwayWhenTheLoopEnds() throws IOException {
    loop.stop();
    first.write();
    assertEquals(-1, driven.turn(ANY_TIME, () -> first.got > 0));
  }
}
