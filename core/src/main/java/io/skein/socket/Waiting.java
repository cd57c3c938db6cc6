package io.skein.socket;

import io.skein.event.SocketClosedException;
import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.message.Row;
import io.skein.pattern.Pattern;
import io.skein.transport.Drivable;
import io.skein.transport.Link;
import java.time.Duration;

/**
 * The two lines of a socket, senders and receivers, and how a thread waits in one.
 *
 * <p>The lines are guarded by the socket's turn; {@link #await} is called without it.
 */
final class Waiting {
  private final SocketCore core;
  private final Turn turn;
  private final Pattern pattern;
  private final WaitLine senders = new WaitLine();
  private final WaitLine receivers = new WaitLine();
  private long received;

  /** What threads that wait may drive: that of the latest link; null for nothing. */
  private volatile Drivable drivable;

  Waiting(SocketCore core, Pattern pattern) {
    this.core = core;
    this.turn = core.turn;
    this.pattern = pattern;
  }

  // ---- under the lock ---------------------------------------------------------------------------

  /**
   * Lets {@code message} go at once, unless older ones wait or the pattern says no.
   *
   * @param pattern the socket's. A caller that looks it up before the turn does not wait for that
   *     behind the lock's fence ({@link #tryReceiveLent} as well).
   */
  boolean trySend(Pattern pattern, Message message) {
    return !isBehindOthers(senders) && pattern.trySend(message);
  }

  /** Takes an item at once to be kept, unless older receivers wait or there is none. */
  Item tryReceive(Pattern pattern) {
    return Row.kept(tryReceiveLent(pattern));
  }

  /** The same for who gives it back, for it may be lent: {@link Row}. */
  Item tryReceiveLent(Pattern pattern) {
    return isBehindOthers(receivers) ? null : takeNext(pattern);
  }

  /** Whether somebody has come before and has to wait on. */
  private boolean isBehindOthers(WaitLine line) {
    if (!turn.isAwaited() || line.isEmpty()) {
      return false;
    }
    serve();
    return !line.isEmpty();
  }

  private Item nextPromised() {
    Item item = takeNext(pattern);
    if (item == null) {
      throw new IllegalStateException("The pattern's canReceive() is not exact: " + pattern);
    }
    return item;
  }

  private Item takeNext(Pattern pattern) {
    Item item = pattern.tryReceive();
    if (item != null) {
      received++;
    }
    return item;
  }

  /** How many items the application was given. */
  long received() {
    return received;
  }

  /** There is a new link; null when it has nothing to drive. */
  void mayDrive(Drivable drivable) {
    if (drivable != null) {
      this.drivable = drivable;
    }
  }

  void add(Waiter waiter) {
    turn.someoneWaits();
    boolean receives = waiter.message == null;
    (receives ? receivers : senders).add(waiter);
    if (waiter.isThread()) {
      waiter.drivable = receives ? drivableForReceiving() : drivable;
    }
  }

  private Drivable drivableForReceiving() {
    Link sole = core.membership.roster().soleLink();
    Drivable preferred = sole == null ? null : sole.drivableForReceiving();
    return preferred == null ? drivable : preferred;
  }

  boolean isEmpty() {
    return receivers.isEmpty() && senders.isEmpty();
  }

  void remove(Waiter waiter) {
    (waiter.message == null ? receivers : senders).remove(waiter);
  }

  /**
   * At the end of a turn while somebody waits: completes the oldest waiters while the pattern says
   * yes.
   */
  void serve() {
    if (isEmpty()) {
      return;
    }
    Served served = null;
    try {
      for (Waiter waiter = claimNext(); waiter != null; waiter = claimNext()) {
        served = served == null ? new Served() : served;
        served.add(waiter);
        if (!waiter.hasFailed()) {
          decide(waiter);
        }
      }
    } finally {
      letGo(served); // Also those before an error.
    }
  }

  /** The oldest waiter of whom the pattern can decide by now, or has failed to; null for none. */
  private Waiter claimNext() {
    Waiter receiver = claimNext(receivers);
    return receiver != null ? receiver : claimNext(senders);
  }

  private Waiter claimNext(WaitLine line) {
    while (!line.isEmpty()) {
      RuntimeException failure = null;
      try {
        if (!(line == receivers ? pattern.canReceive() : pattern.canSend())) {
          return null;
        }
      } catch (RuntimeException e) {
        failure = e; // Whoever waits for the answer is told, instead of waiting on.
      }
      Waiter waiter = line.first();
      line.remove(waiter);
      if (waiter.claim()) {
        if (failure != null) {
          waiter.fail(failure);
        }
        return waiter;
      }
    }
    return null;
  }

  private void decide(Waiter waiter) {
    try {
      if (waiter.message == null) {
        Item item = nextPromised();
        waiter.succeed(waiter.givesBack ? item : Row.kept(item));
      } else if (pattern.trySend(waiter.message)) {
        waiter.succeed(null);
      } else {
        waiter.fail(new IllegalStateException("The pattern's canSend() is not exact: " + pattern));
      }
    } catch (RuntimeException | Error e) {
      waiter.fail(e); // Misuse: the exception belongs to the one who sent.
    }
  }

  /** The socket is closed: nobody waits any longer. */
  void failAll(String why) {
    Served served = new Served();
    for (WaitLine line : new WaitLine[] {receivers, senders}) {
      while (!line.isEmpty()) {
        Waiter waiter = line.first();
        line.remove(waiter);
        if (waiter.claim()) {
          waiter.fail(new SocketClosedException(why));
          served.add(waiter);
        }
      }
    }
    letGo(served);
  }

  private void letGo(Served served) {
    if (served != null) {
      served.letGo();
      turn.note(served);
    }
  }

  // ---- without the lock -------------------------------------------------------------------------

  Spinning sendersSpinning() {
    return senders.spinning();
  }

  Spinning receiversSpinning() {
    return receivers.spinning();
  }

  Drivable drivable() {
    return drivable;
  }

  /** Whether somebody stands in line to receive. Seen without the lock: perhaps no more. */
  boolean isReceiving() {
    return !receivers.isEmpty();
  }

  /**
   * Waits until {@code waiter}, which stands in line, is served.
   *
   * @param timed whether {@code deadlineNanos} counts
   * @return false when time was up first; the node has left the line then
   * @throws InterruptedException when interrupted first; the node has left the line then
   */
  boolean await(Waiter waiter, boolean timed, long deadlineNanos) throws InterruptedException {
    Spinning spinning = (waiter.message == null ? receivers : senders).spinning();
    Deadline deadline = new Deadline(core.context.clock(), timed, deadlineNanos);
    waiter.wait.until(waiter, waiter.drivable, spinning, deadline);
    if (waiter.isDone()) {
      return true;
    }
    if (Thread.interrupted()) {
      if (waiter.claim()) {
        core.forget(waiter);
        throw new InterruptedException();
      }
      awaitUninterrupted(waiter);
      return true;
    }
    if (waiter.claim()) {
      core.forget(waiter);
      return false;
    }
    awaitDone(waiter);
    return true;
  }

  /** Somebody has claimed the node already: what it brings is not lost, and the interrupt stays. */
  private static void awaitUninterrupted(Waiter waiter) {
    awaitDone(waiter);
    Thread.currentThread().interrupt();
  }

  /** The claimer holds the lock and is about to be done: nothing to park for. */
  private static void awaitDone(Waiter waiter) {
    while (!waiter.isDone()) {
      Thread.yield();
    }
  }

  /** {@code timeout} in nanoseconds, without overflow; not negative. */
  static long nanos(Duration timeout) {
    try {
      return Math.max(0, timeout.toNanos());
    } catch (ArithmeticException e) {
      return timeout.isNegative() ? 0 : Long.MAX_VALUE >> 1;
    }
  }
}
