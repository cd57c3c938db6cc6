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
final class Account {
  private static final VarHandle PRODUCED;
  private static final VarHandle PRODUCED_BYTES;
  private static final VarHandle RELEASED;
  private static final VarHandle RELEASED_BYTES;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      PRODUCED = lookup.findVarHandle(Writers.class, "produced", long.class);
      PRODUCED_BYTES = lookup.findVarHandle(Writers.class, "producedBytes", long.class);
      RELEASED = lookup.findVarHandle(Counters.class, "released", long.class);
      RELEASED_BYTES = lookup.findVarHandle(Counters.class, "releasedBytes", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** The writer's line. */
  private static class Writers {
    long produced;
    long producedBytes;

    /** Released as the writer last saw it. */
    long releasedSeen;
  }

  /** Keeps the two sides on lines of their own: fields of a class lie after those of its super. */
  @SuppressWarnings("unused")
  private static class Apart extends Writers {
    private long apart1;
    private long apart2;
    private long apart3;
    private long apart4;
    private long apart5;
    private long apart6;
    private long apart7;
    private long apart8;
  }

  /** And the reader's line. */
  private static final class Counters extends Apart {
    long released;
    long releasedBytes;
    long polled;
    long polledBytes;

    /** Produced as the reader last saw it. */
    long producedSeen;
  }

  private final Counters counters = new Counters();

  // ---- writer -----------------------------------------------------------------------------------

  /** The number of the next message, from 0: so many were produced so far. */
  long next() {
    return counters.produced;
  }

  /** One message more, which is in the queue by now: publishes it. */
  void produce(long bytes) {
    Counters counters = this.counters;
    PRODUCED_BYTES.setOpaque(counters, counters.producedBytes + bytes);
    PRODUCED.setRelease(counters, counters.produced + 1);
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
    Counters counters = this.counters;
    long room = limit - (counters.produced - counters.releasedSeen);
    if (room <= 0) {
      counters.releasedSeen = released();
      room = limit - (counters.produced - counters.releasedSeen);
    }
    return room;
  }

  // ---- reader -----------------------------------------------------------------------------------

  /** How many messages it has looked at; at least as many as are released. */
  long polled() {
    return counters.polled;
  }

  /** The payload bytes of the messages that it has looked at and not released. */
  long polledBytes() {
    return counters.polledBytes;
  }

  /** It has looked at one message more. */
  void poll(long bytes) {
    Counters counters = this.counters;
    counters.polled++;
    counters.polledBytes += bytes;
  }

  /** It has looked at nothing that is not released. */
  void rewind() {
    counters.polled = counters.released;
    counters.polledBytes = 0;
  }

  /**
   * Whether the message after those polled is in the queue, and seen from now on. Looks at the
   * writer's counter only when the value seen last says no.
   */
  boolean hasUnpolled() {
    Counters counters = this.counters;
    if (counters.polled == counters.producedSeen) {
      counters.producedSeen = (long) PRODUCED.getAcquire(counters);
    }
    return counters.polled != counters.producedSeen;
  }

  /** How many messages it knows to be in the queue and has not looked at. */
  long unpolledSeen() {
    return counters.producedSeen - counters.polled;
  }

  /** So many messages less, of those that it has looked at. */
  void release(long count, long bytes) {
    counters.polledBytes -= bytes;
    less(count, bytes);
  }

  /** It has looked at one message more, which is released at once. */
  void take(long bytes) {
    counters.polled++;
    less(1, bytes);
  }

  private void less(long count, long bytes) {
    Counters counters = this.counters;
    RELEASED_BYTES.setRelease(counters, counters.releasedBytes + bytes);
    RELEASED.setRelease(counters, counters.released + count);
  }

  // ---- any thread -------------------------------------------------------------------------------

  long produced() {
    return (long) PRODUCED.getOpaque(counters);
  }

  long released() {
    return (long) RELEASED.getAcquire(counters);
  }

  /** Messages held. The reader's counter is read first, so the difference is never negative. */
  long size() {
    long released = released();
    return produced() - released;
  }

  /** Payload bytes held. */
  long byteSize() {
    long released = (long) RELEASED_BYTES.getAcquire(counters);
    return (long) PRODUCED_BYTES.getOpaque(counters) - released;
  }

  /** Either side: whether there is room for one message, or half of {@code mark} is free. */
  boolean isBelow(HighWaterMark mark, boolean half) {
    int messages = mark.messages();
    long bytes = mark.bytes();
    return (messages == 0 || (half ? size() <= messages / 2 : size() < messages))
        && (bytes == 0 || (half ? byteSize() <= bytes / 2 : byteSize() < bytes));
  }
}
