package io.skein.pipe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * How many messages and bytes a lane holds, counted exactly beside its queue.
 *
 * <p>Each counter is written by one side, which reads its own as it is. What the writer has put
 * into the queue is published by the counter of what it produced, so the queue itself needs no
 * order of its own.
 */
final class Account extends AccountCounters.OfReader {
  private static final VarHandle PRODUCED;
  private static final VarHandle PRODUCED_BYTES;
  private static final VarHandle RELEASED;
  private static final VarHandle RELEASED_BYTES;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      PRODUCED = lookup.findVarHandle(Account.class, "produced", long.class);
      PRODUCED_BYTES = lookup.findVarHandle(Account.class, "producedBytes", long.class);
      RELEASED = lookup.findVarHandle(Account.class, "released", long.class);
      RELEASED_BYTES = lookup.findVarHandle(Account.class, "releasedBytes", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  // ---- writer -----------------------------------------------------------------------------------

  /** The number of the next message, from 0: so many were produced so far. */
  long next() {
    return produced;
  }

  /** One message more, which is in the queue by now: publishes it. */
  void produce(long bytes) {
    PRODUCED_BYTES.setOpaque(this, producedBytes + bytes);
    PRODUCED.setRelease(this, produced + 1);
  }

  /** How many messages {@code mark} still allows; {@link Long#MAX_VALUE} without one. */
  long room(HighWaterMark mark) {
    if (mark.bytes() != 0 && byteSize() >= mark.bytes()) {
      return 0;
    }
    return mark.messages() == 0 ? Long.MAX_VALUE : Math.max(0, roomBelow(mark.messages()));
  }

  /** Looks at the reader's counter only when the value seen last would refuse. */
  private long roomBelow(int limit) {
    long room = limit - (produced - releasedSeen);
    if (room <= 0) {
      releasedSeen = released();
      room = limit - (produced - releasedSeen);
    }
    return room;
  }

  // ---- reader -----------------------------------------------------------------------------------

  /** How many messages it has looked at; at least as many as are released. */
  long polled() {
    return polled;
  }

  /** The payload bytes of the messages that it has looked at and not released. */
  long polledBytes() {
    return polledBytes;
  }

  /** It has looked at one message more. */
  void poll(long bytes) {
    polled++;
    polledBytes += bytes;
  }

  /** It has looked at nothing that is not released. */
  void rewind() {
    polled = released;
    polledBytes = 0;
  }

  /**
   * Whether the message after those polled is in the queue, and seen from now on. Looks at the
   * writer's counter only when the value seen last says no.
   */
  boolean hasUnpolled() {
    if (polled == producedSeen) {
      producedSeen = (long) PRODUCED.getAcquire(this);
    }
    return polled != producedSeen;
  }

  /** It has seen that of messages which it will poll soon. */
  void seeAhead(int seen) {
    aheadSeen = seen;
  }

  /** How many messages it knows to be in the queue and has not looked at. */
  long unpolledSeen() {
    return producedSeen - polled;
  }

  /** So many messages less, of those that it has looked at. */
  void release(long count, long bytes) {
    polledBytes -= bytes;
    less(count, bytes);
  }

  /** It has looked at one message more, which is released at once. */
  void take(long bytes) {
    polled++;
    less(1, bytes);
  }

  private void less(long count, long bytes) {
    RELEASED_BYTES.setRelease(this, releasedBytes + bytes);
    RELEASED.setRelease(this, released + count);
  }

  // ---- any thread -------------------------------------------------------------------------------

  long produced() {
    return (long) PRODUCED.getOpaque(this);
  }

  long released() {
    return (long) RELEASED.getAcquire(this);
  }

  /** Messages held. The reader's counter is read first, so the difference is never negative. */
  long size() {
    long released = released();
    return produced() - released;
  }

  /** Payload bytes held. */
  long byteSize() {
    long released = (long) RELEASED_BYTES.getAcquire(this);
    return (long) PRODUCED_BYTES.getOpaque(this) - released;
  }

  /** Either side: whether there is room for one message, or half of {@code mark} is free. */
  boolean isBelow(HighWaterMark mark, boolean half) {
    int messages = mark.messages();
    long bytes = mark.bytes();
    return (messages == 0 || (half ? size() <= messages / 2 : size() < messages))
        && (bytes == 0 || (half ? byteSize() <= bytes / 2 : byteSize() < bytes));
  }
}
