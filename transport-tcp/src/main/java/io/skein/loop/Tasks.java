package io.skein.loop;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.jctools.queues.varhandle.MpscUnboundedVarHandleArrayQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a loop has to do beside its channels, in the order of each caller. Urgent tasks do not wait
 * for a driver who may come back, but for one who was told that he may drive. Adding is for any
 * thread, the rest for the one that drives.
 */
final class Tasks {
  private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);

  /** Tasks run before channels get their turn again. */
  private static final int AT_ONCE = 1024;

  private static final VarHandle URGENT;

  static {
    try {
      URGENT = MethodHandles.lookup().findVarHandle(Tasks.class, "urgent", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Queue<Runnable> tasks = new MpscUnboundedVarHandleArrayQueue<>(64);

  @SuppressWarnings("unused") // by URGENT
  private boolean urgent;

  /**
   * Adds a task and issues a full fence: the caller then looks whether somebody has to be woken.
   */
  void add(Runnable task) {
    tasks.offer(task);
    VarHandle.fullFence();
  }

  /** There is something urgent among the tasks. Issues a full fence, like {@link #add}. */
  void hurry() {
    URGENT.setOpaque(this, true);
    VarHandle.fullFence();
  }

  boolean isEmpty() {
    return tasks.isEmpty();
  }

  /** Whether something urgent has come since tasks were run, or was left. Any thread. */
  boolean isUrgent() {
    return (boolean) URGENT.getOpaque(this);
  }

  /**
   * Runs those that are there, not too many; one at least, if there is one. A task that throws is
   * reported, and no other suffers.
   *
   * @param enough whether the others are to wait for the next turn
   */
  void run(BooleanSupplier enough) {
    if (isUrgent()) {
      URGENT.getAndSet(this, false); // A full fence: what was added before is seen now.
    }
    int left = tasks.size();
    for (int room = AT_ONCE; left > 0 && room > 0; left--) {
      guarded(tasks.poll());
      room = enough.getAsBoolean() ? 0 : room - 1;
    }
    if (left > 0) {
      hurry(); // Something urgent may be among them; who adds one meanwhile says so himself.
    }
  }

  /** Runs all, and those that they add. */
  void runAll() {
    while (!tasks.isEmpty()) {
      run(() -> false);
    }
  }

  static void guarded(Runnable task) {
    try {
      task.run();
    } catch (Throwable t) {
      LOG.error("A task of an event loop failed; the loop goes on", t);
    }
  }
}
