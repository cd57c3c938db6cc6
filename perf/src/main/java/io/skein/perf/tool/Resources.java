package io.skein.perf.tool;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What this process has used so far. */
final class Resources {
  private static final com.sun.management.OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
  private static final com.sun.management.ThreadMXBean THREADS =
      ManagementFactory.getPlatformMXBean(com.sun.management.ThreadMXBean.class);

  private static final Path THREADS_OF_LINUX = Path.of("/proc/self/task");

  private Resources() {}

  /** Processor time, in user and system mode, of all threads. */
  static long processorNanos() {
    return SYSTEM.getProcessCpuTime();
  }

  /**
   * The processor time of each thread that lives, by its number, in the kernel's nanoseconds: for a
   * process that does next to nothing, of which {@link #processorNanos} knows hundredths of a
   * second. That of all together where the kernel does not tell.
   */
  static Map<String, Long> processorNanosByThread() throws IOException {
    Map<String, Long> nanos = new HashMap<>();
    if (Files.isDirectory(THREADS_OF_LINUX)) {
      try (DirectoryStream<Path> threads = Files.newDirectoryStream(THREADS_OF_LINUX)) {
        for (Path thread : threads) {
          String numbers = schedstat(thread);
          if (!numbers.isEmpty()) {
            nanos.put(thread.getFileName().toString(), Long.parseLong(numbers.split(" ")[0]));
          }
        }
      }
    }
    return nanos.isEmpty() ? Map.of("all", processorNanos()) : nanos;
  }

  /** Empty when the thread has ended meanwhile, or there is no such file. */
  private static String schedstat(Path thread) {
    try {
      return Files.readString(thread.resolve("schedstat"));
    } catch (IOException e) {
      return "";
    }
  }

  /** What the threads that live have used since {@code before}. */
  static long processorNanosSince(Map<String, Long> before) throws IOException {
    long sum = 0;
    for (Map.Entry<String, Long> thread : processorNanosByThread().entrySet()) {
      sum += thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
    }
    return sum;
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
