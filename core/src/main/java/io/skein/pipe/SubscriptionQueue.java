package io.skein.pipe;

import io.skein.message.Subscription;
import java.util.Queue;
import org.jctools.queues.varhandle.SpscUnboundedVarHandleArrayQueue;

/**
 * The subscriptions of a lane: outside every mark. The queue and the bell are made on first use,
 * for most lanes never need them. One writer and one reader, those of the lane.
 */
final class SubscriptionQueue {
  private static final int CHUNK = 16;

  private volatile Queue<Subscription> queue;
  private volatile Bell bell;

  /** Reader; the writer only after {@link #readerSleeps}. */
  Bell bell() {
    Bell used = bell;
    if (used == null) {
      used = new Bell();
      bell = used;
    }
    return used;
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
    bell().arm();
    if (isEmpty()) {
      return true;
    }
    bell().disarm();
    return false;
  }

  /** Writer, after a full fence: whether there is a bell to ring. */
  boolean readerSleeps() {
    if (queue == null) {
      return false;
    }
    Bell used = bell;
    return used != null && used.isArmed();
  }
}
