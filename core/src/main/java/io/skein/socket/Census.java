package io.skein.socket;

import io.skein.transport.NanoClock;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/**
 * How many peers are there, and how many of them have subscribed: what {@code awaitPeers} and
 * {@code awaitSubscribers} wait for. Written under the socket's lock, read by any thread.
 */
final class Census {
  private final NanoClock clock;
  private final Queue<Thread> waiting = new ConcurrentLinkedQueue<>();
  private volatile int peers;
  private volatile int subscribers;
  private volatile boolean over;

  Census(NanoClock clock) {
    this.clock = clock;
  }

  void peers(int change) {
    peers += change; // one writer at a time: the holder of the lock
    wakeAll();
  }

  void subscribers(int change) {
    subscribers += change;
    wakeAll();
  }

  int peers() {
    return peers;
  }

  int subscribers() {
    return subscribers;
  }

  /** The socket is closed: nobody waits any longer. */
  void end() {
    over = true;
    wakeAll();
  }

  private void wakeAll() {
    waiting.forEach(LockSupport::unpark);
  }

  /**
   * Waits until {@code count} gives {@code enough}; false when time was up or the socket closed.
   */
  boolean await(IntSupplier count, int enough, long nanos) throws InterruptedException {
    Thread self = Thread.currentThread();
    long deadline = clock.nanoTime() + nanos;
    waiting.add(self);
    try {
      while (count.getAsInt() < enough) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        long left = deadline - clock.nanoTime();
        if (left <= 0 || over) {
          return false;
        }
        LockSupport.parkNanos(this, left);
      }
      return true;
    } finally {
      waiting.remove(self);
    }
  }
}
