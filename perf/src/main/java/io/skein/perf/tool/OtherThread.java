package io.skein.perf.tool;

/** A thread of a tool, which does not outlive it. */
final class OtherThread {
  private final Thread thread;
  private volatile Throwable failure;

  /** What the thread does. */
  interface Work {
    void run() throws Exception;
  }

  private OtherThread(Work work, Thread.UncaughtExceptionHandler failed) {
    thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (Throwable e) {
                failure = e;
                failed.uncaughtException(Thread.currentThread(), e);
              }
            },
            "perf-tool");
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler(failed);
  }

  /** The tool itself; {@code failed} gets the first failure of any thread that it starts. */
  static void start(Work tool, Thread.UncaughtExceptionHandler failed) {
    new OtherThread(tool, failed).thread.start();
  }

  /**
   * The other half of a tool that runs in one process. When it fails, so does the tool: the first
   * half may wait for what will never come.
   */
  static OtherThread start(Work work) {
    OtherThread other = new OtherThread(work, Thread.currentThread().getUncaughtExceptionHandler());
    other.thread.start();
    return other;
  }

  void join() throws Exception {
    thread.join();
    if (failure != null) {
      throw new IllegalStateException(failure);
    }
  }
}
