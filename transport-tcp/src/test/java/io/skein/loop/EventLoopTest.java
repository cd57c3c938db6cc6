package io.skein.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventLoopTest {
  private final LoopContext context = new LoopContext();
  private final AtomicLong now = context.now;

  private final EventLoop loop = new EventLoop(context, "loop");

  @AfterEach
  void stop() throws InterruptedException {
    loop.stop();
    assertTrue(loop.awaitEnd(10_000));
  }

  /** Has the loop do {@code step}, and waits until it has. */
  private void onLoop(Runnable step) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    loop.execute(
        () -> {
          try {
            step.run();
          } finally {
            done.countDown();
          }
        });
    assertTrue(done.await(30, TimeUnit.SECONDS));
  }

  @Test
  void shouldRunTasksInTheOrderOfEachCaller() throws InterruptedException {
    int count = 10_000;
    List<List<Integer>> seen = new ArrayList<>();
    List<Thread> callers = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      List<Integer> mine = new ArrayList<>();
      seen.add(mine);
      Thread caller =
          new Thread(
              () -> {
                for (int i = 0; i < count; i++) {
                  int number = i;
                  loop.execute(() -> mine.add(number));
                }
              });
      callers.add(caller);
      caller.start();
    }
    for (Thread caller : callers) {
      caller.join();
    }
    onLoop(() -> {});
    for (List<Integer> mine : seen) {
      assertEquals(count, mine.size());
      for (int i = 0; i < count; i++) {
        assertEquals(i, mine.get(i));
      }
    }
  }

  @Test
  void shouldSurviveWhateverIsThrown() throws Exception {
    loop.execute(
        () -> {
          throw new OutOfMemoryError("pretended");
        });
    Pipe pipe = Pipe.open();
    pipe.source().configureBlocking(false);
    CountDownLatch failed = new CountDownLatch(1);
    Selected handler =
        new Selected() {
          @Override
          public void selected(int readyOps) {
            throw new StackOverflowError("pretended");
          }

          @Override
          public void failed(Throwable cause) {
            failed.countDown();
            throw new IllegalStateException("pretended");
          }
        };
    Timer timer =
        new Timer(
            () -> {
              throw new AssertionError("pretended");
            });
    CountDownLatch registered = new CountDownLatch(1);
    loop.execute(
        () -> {
          try {
            loop.register(pipe.source(), SelectionKey.OP_READ, handler);
          } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
          loop.schedule(timer, now.get());
          registered.countDown();
        });
    assertTrue(registered.await(30, TimeUnit.SECONDS));
    pipe.sink().write(ByteBuffer.wrap(new byte[] {1}));
    assertTrue(failed.await(30, TimeUnit.SECONDS));
    onLoop(() -> {});
    onLoop(() -> {});
    assertTrue(!pipe.source().isOpen());
    pipe.sink().close();
  }

  @Test
  void shouldFireTimersByTheClockItWasGiven() throws InterruptedException {
    List<String> fired = new ArrayList<>();
    Timer late = new Timer(() -> fired.add("late"));
    Timer early = new Timer(() -> fired.add("early"));
    Timer never = new Timer(() -> fired.add("never"));
    long hour = TimeUnit.HOURS.toNanos(1);
    onLoop(
        () -> {
          loop.schedule(late, 2 * hour);
          loop.schedule(early, hour);
          loop.schedule(never, hour);
          loop.cancel(never);
        });
    now.set(hour);
    onLoop(() -> {});
    onLoop(() -> assertEquals(List.of("early"), fired));
    now.set(2 * hour);
    onLoop(() -> {});
    onLoop(() -> assertEquals(List.of("early", "late"), fired));
    onLoop(() -> assertTrue(!late.isScheduled()));
  }

  @Test
  void shouldAskTheSelectorForNothingWhileNothingHappens() throws InterruptedException {
    EventLoop other = new EventLoop(context, "other");
    onLoop(() -> {});
    long[] before = {-1};
    // Long enough to fall asleep: the busy loop beside it has then turned ten thousand times.
    for (int i = 0; i < 3; i++) {
      before[0] = loop.wakeUps();
      turn(other, 10_000);
    }
    before[0] = loop.wakeUps();
    turn(other, 50_000);
    assertEquals(before[0], loop.wakeUps());
    assertTrue(other.wakeUps() > 1_000);
    other.stop();
    assertTrue(other.awaitEnd(10_000));
  }

  private static void turn(EventLoop loop, int times) throws InterruptedException {
    for (int i = 0; i < times; i++) {
      CountDownLatch done = new CountDownLatch(1);
      loop.execute(done::countDown);
      assertTrue(done.await(30, TimeUnit.SECONDS));
    }
  }

  @Test
  void shouldReplaceASelectorWithoutLosingAChannel() throws Exception {
    Pipe pipe = Pipe.open();
    pipe.source().configureBlocking(false);
    int[] reported = new int[1];
    Selected handler =
        new Selected() {
          @Override
          public void selected(int readyOps) {}

          @Override
          public void failed(Throwable cause) {}
        };
    Sleeper sleeper = new Sleeper(key -> reported[0]++);
    Registration registration = new Registration(pipe.source(), 0, handler);
    sleeper.register(registration);
    registration.listenFor(SelectionKey.OP_READ, true);
    sleeper.replaceSelector();
    assertEquals(List.of(registration), sleeper.registrations());
    pipe.sink().write(ByteBuffer.wrap(new byte[] {1}));
    sleeper.look();
    assertEquals(1, reported[0]);
    registration.listenFor(SelectionKey.OP_READ, false);
    sleeper.look();
    assertEquals(1, reported[0]);
    sleeper.close();
    pipe.source().close();
    pipe.sink().close();
  }
}
