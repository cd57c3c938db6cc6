package io.skein.loop;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Workbenches for threads that are not a loop's and drive for a moment. There are few, so that
 * memory does not grow with the number of threads: who finds none leaves the work to the loop.
 */
final class Workbenches {
  private static final int MOST = 4;

  private final SpareBuffers spares;
  private final AtomicReferenceArray<Workbench> idle = new AtomicReferenceArray<>(MOST);
  private final AtomicReferenceArray<Workbench> all = new AtomicReferenceArray<>(MOST);

  /** When one was given back last, for a guess at how often senders write. */
  private volatile long usedAtNanos;

  /** Nobody has used one at {@code nanos} or later. */
  Workbenches(long nanos, SpareBuffers spares) {
    this.spares = spares;
    usedAtNanos = nanos;
  }

  long usedAtNanos() {
    return usedAtNanos;
  }

  /** A bench that nobody uses, to be given back; null when all are in use. */
  Workbench borrow() {
    for (int i = 0; i < MOST; i++) {
      Workbench bench = idle.get(i) == null ? null : idle.getAndSet(i, null);
      if (bench != null) {
        return bench;
      }
    }
    for (int i = 0; i < MOST; i++) {
      if (all.get(i) == null) {
        Workbench bench = new Workbench(i, spares);
        if (all.compareAndSet(i, null, bench)) {
          return bench;
        }
      }
    }
    return null;
  }

  void giveBack(Workbench bench, long nowNanos) {
    usedAtNanos = nowNanos;
    bench.encodedRun().forget();
    idle.set(bench.number(), bench);
  }
}
