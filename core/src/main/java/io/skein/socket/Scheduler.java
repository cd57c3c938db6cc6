package io.skein.socket;

import io.skein.transport.NanoClock;
import io.skein.transport.TransportContext.Scheduled;
import java.util.PriorityQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does things at their time, on one daemon thread that is there only while something is to be done.
 *
 * <p>The monitor guards the agenda and is never held while something is done.
 */
final class Scheduler {
  private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);

  private final NanoClock clock;
  private final Function<Runnable, Thread> threads;
  private final PriorityQueue<Task> agenda = new PriorityQueue<>();
  private Thread thread;
  private boolean closed;

  /**
   * With an empty agenda and no thread.
   *
   * @param threads makes a thread that is not started yet
   */
  Scheduler(NanoClock clock, Function<Runnable, Thread> threads) {
    this.clock = clock;
    this.threads = threads;
  }

  /** Any thread; what is scheduled after the end is never done. */
  synchronized Scheduled schedule(long deadlineNanos, Runnable work) {
    Task task = new Task(deadlineNanos, work);
    if (closed) {
      return task;
    }
    agenda.add(task);
    if (thread == null) {
      Thread starting = threads.apply(this::run);
      starting.start();
      thread = starting;
    } else if (agenda.peek() == task) {
      LockSupport.unpark(thread);
    }
    return task;
  }

  /** Forgets what is still to be done. */
  synchronized void close() {
    closed = true;
    agenda.clear();
    LockSupport.unpark(thread);
  }

  private void run() {
    for (Task next = await(); next != null; next = await()) {
      try {
        next.work.run();
      } catch (RuntimeException | Error e) {
        LOG.error("What a transport had scheduled failed", e);
      }
    }
  }

  /** The next that is due, when it is; null when the agenda is empty and the thread may end. */
  private Task await() {
    while (true) {
      long left;
      synchronized (this) {
        Task next = agenda.peek();
        if (next == null) {
          thread = null;
          return null;
        }
        left = next.deadlineNanos - clock.nanoTime();
        if (left <= 0) {
          return agenda.poll();
        }
      }
      LockSupport.parkNanos(this, left);
    }
  }

  private synchronized void cancel(Task task) {
    if (agenda.remove(task)) {
      LockSupport.unpark(thread); // It may have nothing left to wait for.
    }
  }

  private final class Task implements Scheduled, Comparable<Task> {
    private final long deadlineNanos;
    private final Runnable work;

    Task(long deadlineNanos, Runnable work) {
      this.deadlineNanos = deadlineNanos;
      this.work = work;
    }

    @Override
    public void cancel() {
      Scheduler.this.cancel(this);
    }

    @Override
    public int compareTo(Task other) {
      return Long.signum(deadlineNanos - other.deadlineNanos);
    }
  }
}
