package io.skein.testkit;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Something that a test does beside itself, in a thread of its own.
 *
 * @param <T> what comes of it
 */
public final class Background<T> {
  private final FutureTask<T> task;
  private final Thread thread;

  private Background(String name, Callable<T> work) {
    task = new FutureTask<>(work);
    thread = new Thread(task, "test-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Starts {@code work} in a daemon thread. */
  public static <T> Background<T> start(String name, Callable<T> work) {
    return new Background<>(name, work);
  }

  /** Starts work that gives nothing but may fail. */
  public static Background<Void> run(String name, Work work) {
    return new Background<>(
        name,
        () -> {
          work.run();
          return null;
        });
  }

  /** Work that may throw. */
  @FunctionalInterface
  public interface Work {
    /** Does it. */
    void run() throws Exception;
  }

  /** The thread that works. */
  public Thread thread() {
    return thread;
  }

  /** Whether it is over, well or badly. */
  public boolean isDone() {
    return task.isDone();
  }

  /** Interrupts the thread. */
  public void interrupt() {
    thread.interrupt();
  }

  /**
   * Waits until the thread waits for something that others have to bring about; a moment's wait for
   * a socket's lock is none.
   *
   * @throws AssertionError when the thread is over instead
   */
  public void awaitParked() throws InterruptedException {
    Await.until(thread.getName() + " waits", () -> isOver() || isParked());
    if (isOver()) {
      throw new AssertionError(thread.getName() + " is over, and was to wait");
    }
  }

  private boolean isOver() {
    return thread.getState() == Thread.State.TERMINATED;
  }

  private boolean isParked() {
    return switch (thread.getState()) {
      case WAITING, TIMED_WAITING ->
          Arrays.stream(thread.getStackTrace())
              .noneMatch(frame -> frame.getClassName().equals("io.skein.socket.SocketLock"));
      case RUNNABLE -> isAsleepInSelector();
      default -> false;
    };
  }

  /** A thread that waits drives a transport's loop meanwhile. */
  private boolean isAsleepInSelector() {
    return Arrays.stream(thread.getStackTrace())
        .anyMatch(
            frame ->
                frame.getClassName().equals("io.skein.loop.Sleeper")
                    && frame.getMethodName().equals("sleep"));
  }

  /** Waits for the end; throws what the work threw. */
  public T result() throws Exception {
    try {
      return Await.outcome("the end of " + thread.getName(), task);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception exception) {
        throw exception;
      }
      throw (Error) e.getCause();
    }
  }
}
