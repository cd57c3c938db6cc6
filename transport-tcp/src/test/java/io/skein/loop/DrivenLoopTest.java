package io.skein.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A loop that is driven by threads which would otherwise wait. */
class DrivenLoopTest {
  private static final long ANY_TIME = Long.MAX_VALUE;

  private final EventLoop loop = new EventLoop(new LoopContext(), "loop");

  @AfterEach
  void stop() throws InterruptedException {
    loop.stop();
    assertTrue(loop.awaitEnd(10_000));
  }

  /** Asks until it has it: not every attempt asks, and what was lent may be taken back. */
  private void take() {
    while (!loop.tryTake()) {
      Thread.onSpinWait();
    }
  }

  private static Thread runner(CompletableFuture<Thread> ran) throws Exception {
    return ran.get(30, TimeUnit.SECONDS);
  }

  private CompletableFuture<Thread> post() {
    CompletableFuture<Thread> ran = new CompletableFuture<>();
    loop.execute(() -> ran.complete(Thread.currentThread()));
    return ran;
  }

  @Test
  void shouldHaveItsTasksRunByWhoDrives() throws Exception {
    loop.enter();
    take();
    CompletableFuture<Thread> ran = new CompletableFuture<>();
    Thread other = new Thread(() -> loop.execute(() -> ran.complete(Thread.currentThread())));
    other.start();
    while (!ran.isDone()) {
      assertTrue(loop.turn(ANY_TIME, ran::isDone) >= 0);
    }
    other.join();
    assertSame(Thread.currentThread(), runner(ran));
    loop.giveBack();
    loop.exit();
  }

  @Test
  void shouldGoOnByItselfWhenTheDriverHasLeft() throws Exception {
    loop.enter();
    take();
    loop.giveBack();
    loop.exit();
    assertEquals("loop", runner(post()).getName());
  }

  @Test
  @Timeout(30)
  void shouldRestAgainWhenItIsInterruptedWhileItStandsBy() throws Exception {
    final Thread own = runner(post());
    loop.enter();
    take();
    own.interrupt();
    while (own.isInterrupted()) {
      Thread.onSpinWait();
    }
    loop.giveBack();
    loop.exit();
    assertSame(own, runner(post()));
  }

  @Test
  void shouldDoItselfWhatAHabitualDriverLeavesBehind() throws Exception {
    loop.enter();
    take();
    loop.giveBack();
    CompletableFuture<Thread> ran = new CompletableFuture<>();
    loop.executeAtNextTurn(() -> ran.complete(Thread.currentThread()));
    assertEquals("loop", runner(ran).getName());
    loop.exit();
  }

  @Test
  void shouldDoAtOnceWhatADriverLeavesThatIsUrgent() throws Exception {
    loop.enter();
    take();
    CompletableFuture<Thread> ran = post();
    loop.giveBack();
    assertEquals("loop", runner(ran).getName());
    loop.exit();
  }

  @Test
  void shouldServeTheSecondThreadThatWaits() throws Exception {
    loop.enter();
    take();
    CountDownLatch refused = new CountDownLatch(1);
    CompletableFuture<Thread> ran = new CompletableFuture<>();
    Thread second =
        new Thread(
            () -> {
              loop.enter();
              assertFalse(loop.tryTake());
              refused.countDown();
              runnerOrNull(ran);
              loop.exit();
            });
    second.start();
    assertTrue(refused.await(30, TimeUnit.SECONDS));
    loop.giveBack();
    loop.execute(() -> ran.complete(Thread.currentThread()));
    assertEquals("loop", runner(ran).getName());
    loop.exit();
    second.join();
  }

  private static void runnerOrNull(CompletableFuture<Thread> ran) {
    try {
      runner(ran);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void shouldReturnWhenWhatIsWaitedForIsTrueBeforeTheSleep() {
    loop.enter();
    take();
    assertTrue(loop.turn(ANY_TIME, () -> true) >= 0);
    loop.giveBack();
    loop.exit();
  }

  @Test
  void shouldWakeTheDriver() throws Exception {
    loop.enter();
    take();
    CompletableFuture<Thread> done = new CompletableFuture<>();
    Thread waker =
        new Thread(
            () -> {
              done.complete(Thread.currentThread());
              loop.wake();
            });
    waker.start();
    while (!done.isDone()) {
      assertTrue(loop.turn(ANY_TIME, done::isDone) >= 0);
    }
    waker.join();
    loop.giveBack();
    loop.exit();
  }

  @Test
  void shouldReturnAtOnceToAnInterruptedDriverAndKeepTheInterrupt() {
    loop.enter();
    take();
    Thread.currentThread().interrupt();
    assertTrue(loop.turn(ANY_TIME, () -> false) >= 0);
    assertTrue(Thread.interrupted());
    loop.giveBack();
    loop.exit();
  }

  @Test
  void shouldSendTheDriverAwayWhenItEnds() throws Exception {
    loop.enter();
    take();
    loop.stop();
    assertEquals(-1, loop.turn(ANY_TIME, () -> false));
    loop.giveBack();
    assertFalse(loop.tryTake());
    loop.exit();
    assertTrue(loop.awaitEnd(30_000));
  }
}
