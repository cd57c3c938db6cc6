package io.skein.pipe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * How many messages and bytes a {@link Lane} holds, counted exactly: the part of it that counts.
 *
 * <p>Each counter is written by one side, which reads its own as it is. What the writer has put
 * into the queue is published by the counter of what it produced, so the queue itself needs no
 * order of its own.
 */
abstract class Account extends LaneFields.OfReader {
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

  /** One message more, which is in the queue by now: publishes it. */
  void produce(long bytes) {
    PRODUCED_BYTES.setOpaque(this, producedBytes + bytes);
    PRODUCED.setRelease(this, produced + 1);
  }

  /** How many more messages the mark allows; {@link Long#MAX_VALUE} without one. */
  public long room() {
    HighWaterMark mark = this.mark;
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

  /** Messages ever taken in. */
  public long produced() {
    return (long) PRODUCED.getOpaque(this);
  }

  /** Messages ever released. */
  public long released() {
    return (long) RELEASED.getAcquire(this);
  }

  /** Messages in the account. Exact for a side whose opposite rests. */
  public long size() {
    // The reader's counter first: so the difference is never negative.
    long released = released();
    return produced() - released;
  }

  /** Payload bytes in the account. */
  public long byteSize() {
    long released = (long) RELEASED_BYTES.getAcquire(this);
    return (long) PRODUCED_BYTES.getOpaque(this) - released;
  }

  /** Either side: whether a writer that was refused may go on. */
  boolean mayGoOn() {
    HighWaterMark mark = this.mark;
    boolean half = resumesAtHalf;
    int messages = mark.messages();
    long bytes = mark.bytes();
    return (messages == 0 || (half ? size() <= messages / 2 : size() < messages))
        && (bytes == 0 || (half ? byteSize() <= bytes / 2 : byteSize() < bytes));
  }
}
