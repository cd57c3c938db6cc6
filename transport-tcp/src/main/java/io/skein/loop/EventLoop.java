package io.skein.loop;

import io.skein.transport.NanoClock;
import io.skein.transport.TransportContext;
import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jctools.queues.varhandle.MpscUnboundedVarHandleArrayQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One daemon thread that serves many channels: waits for them, runs tasks, keeps time.
 *
 * <p>{@link #execute}, {@link #nanoTime}, {@link #wakeUps} and {@link #stop} are for any thread;
 * everything else is for the loop's own. Nothing that a channel, a task or a timer throws ends the
 * loop.
 */
public final class EventLoop {
  private static final Logger LOG = LoggerFactory.getLogger(EventLoop.class);

  /** Tasks run before channels get their turn again. */
  private static final int TASKS_AT_ONCE = 1024;

  private final Queue<Runnable> tasks = new MpscUnboundedVarHandleArrayQueue<>(64);
  private final ArrayDeque<Runnable> afterSelect = new ArrayDeque<>();
  private final Timers timers = new Timers();
  private final Sleeper sleeper = new Sleeper(this::ready);
  private final Workbenches benches = new Workbenches();
  private final NanoClock clock;
  private final Thread thread;
  private Workbench workbench;
  private volatile boolean stopping;

  /** A loop whose thread runs at once, named after {@code role}. */
  public EventLoop(TransportContext context, String role) {
    clock = context.clock();
    thread = context.newThread(role, this::run);
    thread.start();
  }

  // ---- any thread -------------------------------------------------------------------------------

  /** Has {@code task} run by the loop's thread, soon. Tasks run in the order of one caller. */
  public void execute(Runnable task) {
    tasks.offer(task);
    VarHandle.fullFence();
    sleeper.wake();
  }

  /** How often the loop has asked its selector: it stands still while nothing happens. */
  public long wakeUps() {
    return sleeper.turns();
  }

  /** The time now, of the context. */
  public long nanoTime() {
    return clock.nanoTime();
  }

  /** For threads that drive one of this loop's connections. */
  Workbenches benches() {
    return benches;
  }

  /** Ends the loop: what it still serves has failed. Returns at once. */
  public void stop() {
    stopping = true;
    execute(() -> {});
  }

  /**
   * Waits for the loop's thread to end.
   *
   * @return whether it has
   */
  public boolean awaitEnd(long millis) throws InterruptedException {
    thread.join(Math.max(1, millis));
    return !thread.isAlive();
  }

  // ---- the loop's thread ------------------------------------------------------------------------

  /** Buffers and errands of this thread. */
  Workbench workbench() {
    return workbench;
  }

  /** Serves {@code channel}, which is non-blocking, from now on. */
  public Registration register(SelectableChannel channel, int interest, Selected handler)
      throws IOException {
    Registration registration = new Registration(channel, interest, handler);
    sleeper.register(registration);
    return registration;
  }

  /** Starts {@code timer}, or moves it when it runs already. */
  public void schedule(Timer timer, long deadlineNanos) {
    timers.schedule(timer, deadlineNanos);
  }

  /** Stops {@code timer} if it runs. */
  public void cancel(Timer timer) {
    timers.cancel(timer);
  }

  /**
   * Has {@code task} run when the selector has been asked once more: only then are the descriptors
   * of channels that were closed before really free.
   */
  public void afterNextSelect(Runnable task) {
    afterSelect.add(task);
  }

  private void run() {
    workbench = new Workbench(0);
    while (!stopping) {
      try {
        turn();
      } catch (Throwable t) {
        LOG.error("A turn of an event loop failed; the loop goes on", t);
      }
    }
    end();
  }

  private void turn() {
    int flushed = afterSelect.size();
    if (flushed > 0 || !tasks.isEmpty()) {
      sleeper.look();
    } else if (timers.isEmpty()) {
      sleeper.sleep(0, tasks::isEmpty);
    } else {
      long nanos = timers.earliestNanos() - clock.nanoTime();
      if (nanos <= 0) {
        sleeper.look();
      } else {
        sleeper.sleep(Math.max(1, (nanos + 999_999) / 1_000_000), tasks::isEmpty);
      }
    }
    for (int i = 0; i < flushed; i++) {
      guarded(afterSelect.poll());
    }
    for (int i = 0; i < TASKS_AT_ONCE; i++) {
      Runnable task = tasks.poll();
      if (task == null) {
        break;
      }
      guarded(task);
    }
    if (!timers.isEmpty()) {
      fireTimers();
    }
  }

  private void fireTimers() {
    long now = clock.nanoTime();
    for (Timer due = timers.pollDue(now); due != null; due = timers.pollDue(now)) {
      guarded(due.action);
    }
  }

  private void ready(SelectionKey key) {
    Registration registration = (Registration) key.attachment();
    Selected handler = registration.handler();
    try {
      if (key.isValid()) {
        handler.selected(key.readyOps());
      }
    } catch (Throwable t) {
      fail(registration, handler, t);
    }
  }

  private static void fail(Registration registration, Selected handler, Throwable cause) {
    try {
      handler.failed(cause);
    } catch (Throwable t) {
      LOG.error("The end of a connection failed", t);
    } finally {
      registration.close();
    }
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (Throwable t) {
      LOG.error("A task of an event loop failed; the loop goes on", t);
    }
  }

  private void end() {
    IOException over = new IOException("The context was closed");
    for (Registration registration : sleeper.registrations()) {
      fail(registration, registration.handler(), over);
    }
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      guarded(task);
    }
    sleeper.close();
    afterSelect.forEach(EventLoop::guarded);
  }
}
