package io.skein.perf.tool;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;

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
