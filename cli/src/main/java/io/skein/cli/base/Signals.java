package io.skein.cli.base;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * SIGINT and SIGTERM. The JVM turns them into a shutdown and sets the exit status (130, 143); what
 * is left to do is to close cleanly, and soon.
 */
public final class Signals {
  /** How long a signalled command may take to close; the JVM ends then. */
  private static final long PATIENCE_MILLIS = 850;

  private final CountDownLatch closed = new CountDownLatch(1);

  private Signals() {}

  /**
   * From now on a signal ends {@code ending}; when that has ended already, it interrupts the
   * calling thread, which is closing, so that this takes no longer.
   */
  public static Signals watch(Ending ending) {
    Signals signals = new Signals();
    Thread main = Thread.currentThread();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> signals.shutdown(ending, main), "skein-signal"));
    return signals;
  }

  private void shutdown(Ending ending, Thread main) {
    if (closed.getCount() == 0) {
      return; // Not a signal: the command exits by itself.
    }
    if (!ending.with(Outcome.SIGNALLED)) {
      main.interrupt();
    }
    try {
      closed.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Everything is closed: whatever starts a shutdown has nothing to wait for. */
  public void closed() {
    closed.countDown();
  }
}
