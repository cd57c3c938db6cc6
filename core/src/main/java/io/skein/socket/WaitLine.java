package io.skein.socket;

/**
 * The waiters of one kind, oldest first, senders or receivers. Guarded by the socket's lock.
 *
 * <p>Whoever serves the line completes as many of the oldest waiters as it can but unparks one
 * thread only; each woken thread wakes the next. So the one who serves pays for one wake-up,
 * however many wait.
 */
final class WaitLine {
  private final Spinning spinning = new Spinning();
  private Waiter first;
  private Waiter last;

  boolean isEmpty() {
    return first == null;
  }

  Waiter first() {
    return first;
  }

  /** How long threads of this line spin before they park. */
  Spinning spinning() {
    return spinning;
  }

  void add(Waiter waiter) {
    waiter.previous = last;
    if (last == null) {
      first = waiter;
    } else {
      last.next = waiter;
    }
    last = waiter;
  }

  /** Takes {@code waiter} out; does nothing when it is out already. */
  void remove(Waiter waiter) {
    boolean inLine = waiter.previous != null || first == waiter;
    if (!inLine) {
      return;
    }
    if (waiter.previous == null) {
      first = waiter.next;
    } else {
      waiter.previous.next = waiter.next;
    }
    if (waiter.next == null) {
      last = waiter.previous;
    } else {
      waiter.next.previous = waiter.previous;
    }
    waiter.previous = null;
    waiter.next = null;
  }
}
