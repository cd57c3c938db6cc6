package io.skein.perf.tool;

/** The other half of a tool that runs in one process. */
final class OtherThread {
  private final Thread thread;
  private volatile Exception failure;

  /** What the thread does. */
  interface Work {
    void run() throws Exception;
  }

  private OtherThread(Work work) {
    thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (Exception e) {
                failure = e;
                // The first half may wait for what will never come.
                Main.fail(e);
              }
            },
            "perf-other-half");
    thread.setDaemon(true);
  }

  static OtherThread start(Work work) {
    OtherThread other = new OtherThread(work);
    other.thread.start();
    return other;
  }

  void join() throws Exception {
    thread.join();
    if (failure != null) {
      throw failure;
    }
  }
}
