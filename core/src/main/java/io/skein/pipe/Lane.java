package io.skein.pipe;

import io.skein.message.Message;
import io.skein.message.Subscription;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jctools.queues.varhandle.SpscUnboundedVarHandleArrayQueue;

/**
 * One direction of a pipe: messages from one writer to one reader, bounded by an exact count.
 *
 * <p>The writer is whoever holds the writing socket's lock or the inbound half of a connection; the
 * reader likewise. A message is in the account from {@link #offer} until {@link #release}: a reader
 * that hands messages on to a channel takes them with {@link #poll} and releases them when the
 * channel has taken their last byte.
 *
 * <p>Subscriptions have a queue of their own, outside the mark, made on first use and read first.
 *
 * <pre>
 *   counters:  [0] produced  [1] bytes  [2] released as the writer last saw it      writer's line
 *              [3..10] apart
 *              [11] released [12] bytes                                             reader's line
 * </pre>
 */
public final class Lane {
  private static final VarHandle COUNTER = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int PRODUCED = 0;
  private static final int PRODUCED_BYTES = 1;
  private static final int RELEASED_SEEN = 2;
  private static final int RELEASED = 11;
  private static final int RELEASED_BYTES = 12;

  /** Elements of a chunk: an idle connection should be small. */
  private static final int CHUNK = 16;

  private final Queue<Message> messages = new SpscUnboundedVarHandleArrayQueue<>(CHUNK);
  private final long[] counters = new long[13];
  private final Bell readerBell = new Bell();
  private final Bell roomBell = new Bell();
  private volatile HighWaterMark mark;
  private volatile boolean resumesAtHalf;
  private volatile Queue<Subscription> subscriptions;
  private ArrayDeque<Message> returned;

  /** An empty lane. */
  public Lane(HighWaterMark mark) {
    this.mark = mark;
  }

  // ---- either side ----------------------------------------------------------------------------

  /** The mark in force. */
  public HighWaterMark mark() {
    return mark;
  }

  /** Changes the mark; what is in the lane above a lower mark stays. Any thread. */
  public void mark(HighWaterMark mark) {
    this.mark = mark;
  }

  /** Messages in the account. Exact for a side whose opposite rests. Any thread. */
  public long size() {
    long released = (long) COUNTER.getAcquire(counters, RELEASED);
    return Math.max(0, (long) COUNTER.getOpaque(counters, PRODUCED) - released);
  }

  /** Payload bytes in the account. Any thread. */
  public long byteSize() {
    long released = (long) COUNTER.getAcquire(counters, RELEASED_BYTES);
    return Math.max(0, (long) COUNTER.getOpaque(counters, PRODUCED_BYTES) - released);
  }

  /** Messages ever taken in. Any thread. */
  public long produced() {
    return (long) COUNTER.getOpaque(counters, PRODUCED);
  }

  /** Messages ever released. Any thread. */
  public long released() {
    return (long) COUNTER.getOpaque(counters, RELEASED);
  }

  /** Payload bytes ever taken in. Any thread. */
  public long producedBytes() {
    return (long) COUNTER.getOpaque(counters, PRODUCED_BYTES);
  }

  /** Payload bytes ever released. Any thread. */
  public long releasedBytes() {
    return (long) COUNTER.getOpaque(counters, RELEASED_BYTES);
  }

  /** Armed by the reader when it runs dry; looked at by the writer after publishing. */
  public Bell readerBell() {
    return readerBell;
  }

  /** Armed by the writer when it finds no room; looked at by the reader after releasing. */
  public Bell roomBell() {
    return roomBell;
  }

  // ---- writer ---------------------------------------------------------------------------------

  /** Takes {@code message} in if the mark allows it. Writer only; wait-free. */
  public boolean offer(Message message) {
    if (!hasRoom()) {
      return false;
    }
    put(message);
    return true;
  }

  /** Takes {@code message} in whatever the mark says. Writer only; wait-free. */
  public void put(Message message) {
    COUNTER.setOpaque(
        counters,
        PRODUCED_BYTES,
        (long) COUNTER.get(counters, PRODUCED_BYTES) + message.byteSize());
    COUNTER.setOpaque(counters, PRODUCED, (long) COUNTER.get(counters, PRODUCED) + 1);
    messages.offer(message);
  }

  /** Whether {@link #offer} would succeed now. Writer only; exact. */
  public boolean hasRoom() {
    HighWaterMark mark = this.mark;
    return (mark.messages() == 0 || roomBelow(mark.messages()) > 0)
        && (mark.bytes() == 0 || byteSize() < mark.bytes());
  }

  /** How many more messages the mark allows; {@link Long#MAX_VALUE} without one. Writer only. */
  public long room() {
    HighWaterMark mark = this.mark;
    if (mark.bytes() != 0 && byteSize() >= mark.bytes()) {
      return 0;
    }
    return mark.messages() == 0 ? Long.MAX_VALUE : Math.max(0, mark.messages() - size());
  }

  /** Looks at the reader's counter only when the value seen last would refuse. */
  private long roomBelow(int limit) {
    long produced = (long) COUNTER.get(counters, PRODUCED);
    long room = limit - (produced - (long) COUNTER.get(counters, RELEASED_SEEN));
    if (room <= 0) {
      long released = (long) COUNTER.getAcquire(counters, RELEASED);
      COUNTER.set(counters, RELEASED_SEEN, released);
      room = limit - (produced - released);
    }
    return room;
  }

  /** Takes a subscription in: outside the mark, before all messages. Writer only. */
  public void put(Subscription subscription) {
    Queue<Subscription> queue = subscriptions;
    if (queue == null) {
      queue = new SpscUnboundedVarHandleArrayQueue<>(CHUNK);
      subscriptions = queue;
    }
    queue.offer(subscription);
  }

  /**
   * Arms the room bell unless there is room by now. Writer only.
   *
   * @return true when the bell is armed and the writer may sleep
   */
  public boolean armRoomBell() {
    roomBell.arm();
    if (enoughRoom()) {
      roomBell.disarm();
      return false;
    }
    return true;
  }

  /** Whether a sleeping writer should be woken: any room, or half of it for a transport. */
  private boolean enoughRoom() {
    HighWaterMark mark = this.mark;
    if (resumesAtHalf) {
      return (mark.messages() == 0 || size() <= mark.messages() / 2)
          && (mark.bytes() == 0 || byteSize() <= mark.bytes() / 2);
    }
    return (mark.messages() == 0 || size() < mark.messages())
        && (mark.bytes() == 0 || byteSize() < mark.bytes());
  }

  /**
   * Says that the writer, once refused, goes on only when half of the mark is free: right for a
   * transport, which reads in large gulps.
   */
  public void resumeAtHalf(boolean resumesAtHalf) {
    this.resumesAtHalf = resumesAtHalf;
  }

  // ---- reader ---------------------------------------------------------------------------------

  /** The oldest message or null; it stays in the account. Reader only; wait-free. */
  public Message poll() {
    if (returned != null) {
      return pollReturned();
    }
    return messages.poll();
  }

  private Message pollReturned() {
    Message message = returned.poll();
    if (returned.isEmpty()) {
      returned = null;
    }
    return message;
  }

  /** The oldest message or null, out of the account. Reader only; wait-free. */
  public Message take() {
    Message message = poll();
    if (message != null) {
      release(1, message.byteSize());
    }
    return message;
  }

  /** Takes messages that were polled out of the account. Reader only. */
  public void release(long count, long bytes) {
    COUNTER.setRelease(
        counters, RELEASED_BYTES, (long) COUNTER.get(counters, RELEASED_BYTES) + bytes);
    COUNTER.setRelease(counters, RELEASED, (long) COUNTER.get(counters, RELEASED) + count);
  }

  /**
   * Gives back messages that were polled and not released, oldest first: they are polled again
   * before all others. Reader only.
   */
  public void giveBack(List<Message> unsent) {
    if (unsent.isEmpty()) {
      return;
    }
    ArrayDeque<Message> again = new ArrayDeque<>(unsent);
    if (returned != null) {
      again.addAll(returned);
    }
    returned = again;
  }

  /** The oldest subscription or null. Reader only. */
  public Subscription pollSubscription() {
    Queue<Subscription> queue = subscriptions;
    return queue == null ? null : queue.poll();
  }

  /** Whether a message waits to be polled; may say so a moment before it can be. Reader only. */
  public boolean hasMessage() {
    return returned != null || !messages.isEmpty();
  }

  /** Whether a subscription waits to be polled. Reader only. */
  public boolean hasSubscription() {
    Queue<Subscription> queue = subscriptions;
    return queue != null && !queue.isEmpty();
  }

  /** Whether there is neither a message nor a subscription to poll. Reader only. */
  public boolean isDry() {
    return !hasMessage() && !hasSubscription();
  }

  /**
   * Arms the reader's bell unless something has come by now. Reader only.
   *
   * @return true when the bell is armed and the reader may sleep
   */
  public boolean armReaderBell() {
    readerBell.arm();
    if (isDry()) {
      return true;
    }
    readerBell.disarm();
    return false;
  }

  // ---- after a full fence -----------------------------------------------------------------------

  /** For the writer, after publishing and one full fence: rings the reader if it sleeps. */
  public void ringReader(Errands errands) {
    readerBell.ringIfArmed(errands);
  }

  /** For the reader, after releasing and one full fence: rings the writer if it may go on. */
  public void ringWriter(Errands errands) {
    if (roomBell.isArmed() && enoughRoom()) {
      roomBell.ringIfArmed(errands);
    }
  }
}
