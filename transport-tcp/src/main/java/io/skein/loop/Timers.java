package io.skein.loop;

import io.skein.transport.NanoClock;
import java.util.Arrays;

/**
 * The timers of one loop: a binary heap, earliest first. A timer knows its place, so cancelling and
 * moving it need no search. Used by one thread.
 */
final class Timers {
  /** Looks from one sham to the next. */
  private static final int BETWEEN_SHAMS = 1024;

  private Timer[] heap = new Timer[16];
  private int size;

  /**
   * Does nothing, and is due now and then while the loop is busy. A compiler leaves out what has
   * never happened, and throws a whole turn away, the way of a message with it, when it happens: a
   * stream would stumble at its first heartbeat.
   */
  private final Timer sham = new Timer(() -> {});

  private int looks;

  boolean isEmpty() {
    return size == 0;
  }

  /** Nanoseconds until the earliest is due; not positive when it is overdue. */
  long nanosLeft(NanoClock clock) {
    return isEmpty() ? Long.MAX_VALUE : heap[0].deadlineNanos - clock.nanoTime();
  }

  /** Starts {@code timer}, or moves it when it runs already. */
  void schedule(Timer timer, long deadlineNanos) {
    timer.deadlineNanos = deadlineNanos;
    if (timer.index == Timer.IDLE) {
      if (size == heap.length) {
        heap = Arrays.copyOf(heap, 2 * size);
      }
      place(timer, size++);
    }
    settle(timer);
  }

  void cancel(Timer timer) {
    int hole = timer.index;
    if (hole == Timer.IDLE) {
      return;
    }
    timer.index = Timer.IDLE;
    Timer last = heap[--size];
    heap[size] = null;
    if (last != timer) {
      place(last, hole);
      settle(last);
    }
  }

  /** Takes out the earliest when it is due; null when it is not, or there is none. */
  Timer pollDue(long nowNanos) {
    if (size == 0 || heap[0].deadlineNanos - nowNanos > 0) {
      return null;
    }
    Timer due = heap[0];
    cancel(due);
    return due;
  }

  /** Runs what is due, the earliest first. */
  void fire(NanoClock clock) {
    if (isEmpty()) {
      return;
    }
    long nowNanos = clock.nanoTime();
    if (++looks % BETWEEN_SHAMS == 0) {
      schedule(sham, nowNanos);
    }
    for (Timer due = pollDue(nowNanos); due != null; due = pollDue(nowNanos)) {
      Tasks.guarded(due.action);
    }
  }

  private void settle(Timer timer) {
    int at = timer.index;
    while (at > 0 && isEarlier(timer, heap[(at - 1) >>> 1])) {
      place(heap[(at - 1) >>> 1], at);
      at = (at - 1) >>> 1;
    }
    for (int child = earlierChild(at);
        child < size && isEarlier(heap[child], timer);
        child = earlierChild(at)) {
      place(heap[child], at);
      at = child;
    }
    place(timer, at);
  }

  private int earlierChild(int parent) {
    int left = 2 * parent + 1;
    return left + 1 < size && isEarlier(heap[left + 1], heap[left]) ? left + 1 : left;
  }

  private void place(Timer timer, int at) {
    heap[at] = timer;
    timer.index = at;
  }

  /** By difference: nano clocks may wrap. */
  private static boolean isEarlier(Timer a, Timer b) {
    return a.deadlineNanos - b.deadlineNanos < 0;
  }
}
