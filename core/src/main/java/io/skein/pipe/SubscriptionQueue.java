package io.skein.pipe;

import io.skein.message.Subscription;
import java.util.Queue;
import org.jctools.queues.varhandle.SpscUnboundedVarHandleArrayQueue;

/**
 * The subscriptions of a lane: outside every mark, in a queue that is made on first use. One writer
 * and one reader, those of the lane.
 */
final class SubscriptionQueue {
  private static final int CHUNK = 16;

  private final Bell bell = new Bell();
  private volatile Queue<Subscription> queue;

  Bell bell() {
    return bell;
  }

  /** Writer. */
  void put(Subscription subscription) {
    Queue<Subscription> used = queue;
    if (used == null) {
      used = new SpscUnboundedVarHandleArrayQueue<>(CHUNK);
      queue = used;
    }
    used.offer(subscription);
  }

  /** Reader: the oldest or null. */
  Subscription poll() {
    Queue<Subscription> used = queue;
    return used == null ? null : used.poll();
  }

  boolean isEmpty() {
    Queue<Subscription> used = queue;
    return used == null || used.isEmpty();
  }

  /** Reader: as {@link Lane#armSubscriptionBell}. */
  boolean arm() {
    bell.arm();
    if (isEmpty()) {
      return true;
    }
    bell.disarm();
    return false;
  }

  /** Writer, after a full fence: whether there is a bell to ring. */
  boolean readerSleeps() {
    return queue != null && bell.isArmed();
  }
}
