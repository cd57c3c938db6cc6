package io.skein.perf.tool;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What this process has used so far. */
final class Resources {
  private static final com.sun.management.OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
  private static final com.sun.management.ThreadMXBean THREADS =
      ManagementFactory.getPlatformMXBean(com.sun.management.ThreadMXBean.class);

  private Resources() {}

  /** Processor time, in user and system mode, of all threads. */
  static long processorNanos() {
    return SYSTEM.getProcessCpuTime();
  }

  /**
   * As {@link #processorNanos}, of the threads that live, and in the kernel's nanoseconds instead
   * of its hundredths of a second: for a process that does next to nothing. Linux only; elsewhere
   * the same as the other.
   */
  static long processorNanosOfThreads() throws IOException {
    Path threads = Path.of("/proc/self/task");
    if (!Files.exists(threads.resolveSibling("schedstat"))) {
      return processorNanos();
    }
    long sum = 0;
    try (DirectoryStream<Path> each = Files.newDirectoryStream(threads)) {
      for (Path thread : each) {
        sum += nanosOnProcessor(thread.resolve("schedstat"));
      }
    }
    return sum;
  }

  /** The first of the file's numbers; 0 when the thread has ended meanwhile. */
  private static long nanosOnProcessor(Path schedstat) throws IOException {
    try {
      String numbers = Files.readString(schedstat);
      return Long.parseLong(numbers.substring(0, numbers.indexOf(' ')));
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  /** Bytes allocated by the threads that live. */
  static long allocatedBytes() {
    long sum = 0;
    for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
      sum += Math.max(0, bytes);
    }
    return sum;
  }

  /** Live heap after collections, and direct and mapped memory. */
  static long liveBytes() {
    long live = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      live = Math.min(live, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
      live += pool.getMemoryUsed();
    }
    return live;
  }
}
