package io.skein.socket;

import io.skein.pipe.Errand;
import io.skein.pipe.Errands;
import java.util.ArrayList;

/**
 * Waiters whose wait ended in one turn: let go under the lock, told after it.
 *
 * <p>Of the threads only the oldest is unparked from here; it wakes the next, and so on.
 */
final class Served implements Errand {
  private final ArrayList<Waiter> threads = new ArrayList<>();
  private final ArrayList<Waiter> futures = new ArrayList<>();

  /** Adds a claimed waiter whose outcome is written. */
  void add(Waiter waiter) {
    (waiter.isThread() ? threads : futures).add(waiter);
  }

  /** Lets all go, the last first: each must know whom to wake before it can run. */
  void letGo() {
    Waiter behind = null;
    // A loop that ended with i >= 0 was thrown away by the compiler once in each process, and this
    // one is part of a turn.
    for (int left = threads.size(); left > 0; left--) {
      Waiter waiter = threads.get(left - 1);
      waiter.done(behind);
      behind = waiter;
    }
    futures.forEach(waiter -> waiter.done(null));
  }

  @Override
  public void run(Errands errands) {
    if (!threads.isEmpty()) {
      threads.get(0).wake();
    }
    futures.forEach(Waiter::complete);
  }
}
