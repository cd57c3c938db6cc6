package io.skein.pipe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * How many messages and bytes a lane holds, counted exactly beside its queue.
 *
 * <p>Each counter is written by one side, which reads its own as it is. The two sides' counters lie
 * on different cache lines:
 *
 * <pre>
 *   [0] produced  [1] bytes  [2] released as the writer last saw it      writer's line
 *   [3..10] apart
 *   [11] released [12] bytes  [13] polled                                reader's line
 * </pre>
 */
final class Account {
  private static final VarHandle COUNTER = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int PRODUCED = 0;
  private static final int PRODUCED_BYTES = 1;
  private static final int RELEASED_SEEN = 2;
  private static final int RELEASED = 11;
  private static final int RELEASED_BYTES = 12;
  private static final int POLLED = 13;

  private final long[] counters = new long[14];

  /**
   * Writer: one message more.
   *
   * @return its number, from 0
   */
  long produce(long bytes) {
    COUNTER.setOpaque(counters, PRODUCED_BYTES, counters[PRODUCED_BYTES] + bytes);
    long number = counters[PRODUCED];
    COUNTER.setOpaque(counters, PRODUCED, number + 1);
    return number;
  }

  /** Reader: how many messages it has looked at; at least as many as are released. */
  long polled() {
    return counters[POLLED];
  }

  /** Reader: it has looked at so many messages. */
  void polled(long count) {
    counters[POLLED] = count;
  }

  /** Reader: so many messages less. */
  void release(long count, long bytes) {
    COUNTER.setRelease(counters, RELEASED_BYTES, counters[RELEASED_BYTES] + bytes);
    COUNTER.setRelease(counters, RELEASED, counters[RELEASED] + count);
  }

  long produced() {
    return (long) COUNTER.getOpaque(counters, PRODUCED);
  }

  long released() {
    return (long) COUNTER.getAcquire(counters, RELEASED);
  }

  long producedBytes() {
    return (long) COUNTER.getOpaque(counters, PRODUCED_BYTES);
  }

  long releasedBytes() {
    return (long) COUNTER.getAcquire(counters, RELEASED_BYTES);
  }

  /** Messages held. The reader's counter is read first, so the difference is never negative. */
  long size() {
    long released = released();
    return produced() - released;
  }

  /** Payload bytes held. */
  long byteSize() {
    long released = releasedBytes();
    return producedBytes() - released;
  }

  /** Writer: how many messages {@code mark} still allows; {@link Long#MAX_VALUE} without one. */
  long room(HighWaterMark mark) {
    if (mark.bytes() != 0 && byteSize() >= mark.bytes()) {
      return 0;
    }
    return mark.messages() == 0 ? Long.MAX_VALUE : Math.max(0, roomBelow(mark.messages()));
  }

  /** Looks at the reader's counter only when the value seen last would refuse. */
  private long roomBelow(int limit) {
    long produced = counters[PRODUCED];
    long room = limit - (produced - counters[RELEASED_SEEN]);
    if (room <= 0) {
      long released = released();
      counters[RELEASED_SEEN] = released;
      room = limit - (produced - released);
    }
    return room;
  }

  /** Either side: whether there is room for one message, or half of {@code mark} is free. */
  boolean isBelow(HighWaterMark mark, boolean half) {
    int messages = mark.messages();
    long bytes = mark.bytes();
    return (messages == 0 || (half ? size() <= messages / 2 : size() < messages))
        && (bytes == 0 || (half ? byteSize() <= bytes / 2 : byteSize() < bytes));
  }
}
