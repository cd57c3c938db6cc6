package io.skein.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.skein.transport.Drivable;
import io.skein.transport.NanoClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** How a thread waits, beside a transport that says what is asked of it. */
class ThreadWaitTest {
  private final AtomicBoolean done = new AtomicBoolean();
  private final List<String> calls = new ArrayList<>();
  private final ThreadWait wait = new ThreadWait();

  /** May be taken or not; each turn that may wait does {@link #onTurn}. */
  private class Recorded implements Drivable {
    final boolean free;
    Runnable onTurn = () -> {};
    boolean wantedBack;

    Recorded(boolean free) {
      this.free = free;
    }

    @Override
    public void enter() {
      calls.add("enter");
    }

    @Override
    public boolean tryTake() {
      calls.add(free ? "take" : "refused");
      return free;
    }

    @Override
    public boolean isFree() {
      return free;
    }

    @Override
    public long turn(long nanos, BooleanSupplier isDone) {
      if (nanos > 0) {
        calls.add("turn");
        onTurn.run();
      }
      return nanos > 0 && wantedBack ? -1 : 0;
    }

    @Override
    public void giveBack() {
      calls.add("give back");
    }

    @Override
    public void exit() {
      calls.add("exit");
    }

    @Override
    public void wake() {
      calls.add("wake");
    }
  }

  /** Free; notes how long each turn may wait, and brings so many bytes in it. */
  private Drivable turning(List<Long> turns, LongSupplier bytes) {
    return new Recorded(true) {
      @Override
      public long turn(long nanos, BooleanSupplier isDone) {
        turns.add(nanos);
        return bytes.getAsLong();
      }
    };
  }

  private void await(Drivable drivable, long timeoutNanos) {
    long deadline = timeoutNanos == 0 ? 0 : System.nanoTime() + timeoutNanos;
    Deadline until = new Deadline(NanoClock.SYSTEM, timeoutNanos != 0, deadline);
    wait.until(done::get, drivable, new Spinning(), until);
  }

  @Test
  void shouldDriveUntilItHasWhatItWaitsFor() {
    Recorded drivable = new Recorded(true);
    drivable.onTurn = () -> done.set(calls.size() == 5);
    await(drivable, 0);
    assertEquals(List.of("enter", "take", "turn", "turn", "turn", "give back", "exit"), calls);
  }

  @Test
  void shouldNotDriveForWhatIsThereAlready() {
    done.set(true);
    await(new Recorded(true), 0);
    assertEquals(List.of("enter", "exit"), calls);
  }

  @Test
  void shouldBeWokenByWhatItDrives() {
    Recorded drivable = new Recorded(true);
    drivable.onTurn =
        () -> {
          done.set(true);
          wait.wake();
        };
    await(drivable, 0);
    assertEquals(List.of("enter", "take", "turn", "wake", "give back", "exit"), calls);
  }

  @Test
  void shouldParkWhileSomebodyElseDrives() throws InterruptedException {
    Recorded drivable = new Recorded(false);
    Thread waiter = Thread.currentThread();
    Thread waker =
        new Thread(
            () -> {
              while (LockSupport.getBlocker(waiter) != wait) {
                Thread.onSpinWait();
              }
              done.set(true);
              wait.wake();
            });
    waker.start();
    await(drivable, 0);
    waker.join();
    assertEquals("exit", calls.get(calls.size() - 1));
    assertFalse(calls.contains("turn"));
  }

  @Test
  void shouldEndWhenTimeIsUp() {
    Recorded drivable = new Recorded(true);
    await(drivable, 1);
    await(drivable, TimeUnit.MILLISECONDS.toNanos(1));
    await(new Recorded(false), TimeUnit.MILLISECONDS.toNanos(1));
    await(null, TimeUnit.MILLISECONDS.toNanos(1));
    assertFalse(done.get());
  }

  @Test
  void shouldMakeTwoTurnsHoweverShortTheTime() {
    Spinning vain = new Spinning();
    vain.await(() -> false); // It does not spin the next time.
    List<Long> turns = new ArrayList<>();
    Drivable drivable = turning(turns, () -> 0);
    Deadline past = new Deadline(NanoClock.SYSTEM, true, System.nanoTime() - 1);
    wait.until(done::get, drivable, vain, past);
    assertEquals(List.of(0L, 0L), turns);
  }

  /** A part of a large message has come: the rest may be as near. */
  @Test
  void shouldSpinForTheRestWhenAPartHasCome() {
    assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "nobody spins alone");
    Spinning vain = new Spinning();
    vain.await(() -> false); // It does not spin the next time.
    List<Long> turns = new ArrayList<>();
    Drivable drivable =
        turning(
            turns,
            () -> {
              done.set(turns.size() == 2);
              return 1;
            });
    Deadline never = new Deadline(NanoClock.SYSTEM, false, 0);
    wait.until(done::get, drivable, vain, never);
    assertEquals(List.of(Long.MAX_VALUE, 0L), turns);
  }

  /** However many bytes come, of a message that does not end. */
  @Test
  void shouldEndInTimeWhateverComes() {
    List<Long> turns = new ArrayList<>();
    Drivable drivable = turning(turns, () -> 1);
    Deadline past = new Deadline(NanoClock.SYSTEM, true, System.nanoTime() - 1);
    wait.until(done::get, drivable, new Spinning(), past);
    assertEquals(2, turns.size());
  }

  @Test
  void shouldHearAnInterruptWhateverComes() {
    List<Long> turns = new ArrayList<>();
    Drivable drivable =
        turning(
            turns,
            () -> {
              if (turns.size() == 3) {
                Thread.currentThread().interrupt();
              }
              return 1;
            });
    wait.until(done::get, drivable, new Spinning(), new Deadline(NanoClock.SYSTEM, false, 0));
    assertTrue(Thread.interrupted());
    assertEquals(3, turns.size());
  }

  /** A spin that the time has ended says nothing about spinning. */
  @Test
  void shouldLearnNothingFromASpinThatWasCutShort() {
    assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "nobody spins alone");
    Spinning learned = new Spinning();
    learned.came(false);
    learned.promises();
    learned.came(false); // The next would rest for four.
    learned.promises();
    learned.promises();
    Deadline past = new Deadline(NanoClock.SYSTEM, true, System.nanoTime() - 1);
    wait.until(done::get, new Recorded(true), learned, past);
    learned.came(false);
    for (int i = 0; i < 4; i++) {
      assertFalse(learned.promises());
    }
    assertTrue(learned.promises());
  }

  @Test
  void shouldKeepAnInterrupt() {
    Thread.currentThread().interrupt();
    await(new Recorded(true), 0);
    await(new Recorded(false), 0);
    await(null, 0);
    assertEquals(List.of("enter", "exit", "enter", "exit"), calls);
    assertTrue(Thread.interrupted());
  }

  @Test
  void shouldGiveBackWhatIsWantedBack() {
    Recorded drivable = new Recorded(true);
    drivable.wantedBack = true;
    drivable.onTurn = () -> done.set(calls.size() >= 6);
    await(drivable, 0);
    assertEquals(
        List.of("enter", "take", "turn", "give back", "take", "turn", "give back", "exit"), calls);
  }

  @Test
  void shouldGiveBackWhateverIsThrown() {
    Recorded drivable = new Recorded(true);
    drivable.onTurn =
        () -> {
          throw new IllegalStateException("pretended");
        };
    try {
      await(drivable, 0);
    } catch (IllegalStateException e) {
      calls.add(e.getMessage());
    }
    assertEquals(List.of("enter", "take", "turn", "give back", "exit", "pretended"), calls);
  }
}
