package io.skein.pipe;

import io.skein.message.Message;
import java.util.Arrays;

/**
 * The messages of a {@link Lane}: chunks in a row, each used once. The n-th message ever put in has
 * the n-th slot, so the counters of the {@link Account} say where everybody is.
 *
 * <pre>
 *         oldest           head            tail
 *           ▼                ▼               ▼
 *     [ - - c d e | ▶ ][ f g h i j | ▶ ][ k l - - - | - ]
 *           ▲                ▲               ▲
 *        released          polled         produced
 * </pre>
 *
 * <p>A message keeps its slot until it is released, so what was polled and did not leave is simply
 * polled again. Chunks are not used again on purpose: a young array takes young messages without
 * the barrier of a collector with generations, a fence, that an old one costs for every message.
 * They are small while little is in the lane, as on an idle connection, and large otherwise.
 *
 * <p>One writer and one reader. Slots are written before and read after the counter in the account
 * that says so: the queue asks for no order of its own.
 */
class MessageQueue extends Account {
  /** The first chunk's: a connection may never carry more than a greeting. */
  private static final int FIRST = 3;

  private static final int SMALL = 16;
  private static final int LARGE = 512;

  /** Messages that a reader looks at together before it takes the first, where many wait. */
  private static final int ROW = 16;

  /** An empty queue. */
  MessageQueue() {
    this(FIRST);
  }

  /** As the other, its first chunk for so many messages. */
  MessageQueue(int first) {
    tail = newChunk(first);
    head = tail;
    oldest = tail;
  }

  /** The last slot is for the next chunk. */
  private static Object[] newChunk(int messages) {
    return new Object[messages + 1];
  }

  // ---- writer -----------------------------------------------------------------------------------

  /** Puts in the next message to be produced. */
  void append(Message message) {
    int slot = (int) (produced - tailStart);
    if (slot == tail.length - 1) {
      tail = nextChunk(slot);
      tailStart = produced;
      slot = 0;
    }
    tail[slot] = message;
  }

  private Object[] nextChunk(int last) {
    Object[] next = newChunk(size() > SMALL ? LARGE : SMALL);
    tail[last] = next;
    return next;
  }

  // ---- reader -----------------------------------------------------------------------------------

  /** The next message to be polled, which is in the queue. */
  Message first() {
    int slot = slotOfFirst(); // Before the head is looked at, which it may move.
    return (Message) head[slot];
  }

  /** The same; it and all before it are forgotten. */
  Message removeFirst() {
    int slot = slotOfFirst();
    Object[] chunk = head;
    Message message = (Message) chunk[slot];
    chunk[slot] = null;
    if (oldest != chunk) {
      leaveOldest(chunk, headStart);
    }
    return message;
  }

  private int slotOfFirst() {
    int slot = (int) (polled - headStart);
    if (slot == head.length - 1) {
      head = (Object[]) head[slot];
      headStart = polled;
      slot = 0;
    }
    if (slot % ROW == 0 && unpolledSeen() > LARGE) { // What is less came a moment ago and is near.
      lookAhead(slot, unpolledSeen());
    }
    return slot;
  }

  /**
   * Looks at the next messages, of which {@code count} are known to be there, and at their bytes.
   * What another core has written, or what has been here for long, is fetched by the processor for
   * all of them at once, instead of one after the other when each is taken.
   */
  private void lookAhead(int slot, long count) {
    Object[] chunk = head;
    int end = (int) Math.min(Math.min(slot + ROW, chunk.length - 1), slot + count);
    int sum = 0;
    for (int i = slot; i < end; i++) {
      Message message = (Message) chunk[i];
      sum += message.firstSize() > 0 ? message.firstByte(0) : 0;
    }
    aheadSeen = sum;
  }

  /** Forgets the {@code count} oldest messages without a look at them: they may be cold by now. */
  void forgetOldest(int count) {
    long number = released;
    int left = count;
    while (left > 0) {
      int slot = (int) (number - oldestStart);
      int last = oldest.length - 1;
      if (slot == last) {
        leaveOldest((Object[]) oldest[last], number);
      } else {
        int end = Math.min(last, slot + left);
        Arrays.fill(oldest, slot, end, null);
        number += end - slot;
        left -= end - slot;
      }
    }
  }

  /** How many bytes the payloads of the {@code count} oldest messages have. */
  long bytesOfOldest(int count) {
    Object[] chunk = oldest;
    int slot = (int) (released - oldestStart);
    long bytes = 0;
    for (int i = 0; i < count; i++) {
      if (slot == chunk.length - 1) {
        chunk = (Object[]) chunk[slot];
        slot = 0;
      }
      bytes += ((Message) chunk[slot++]).byteSize();
    }
    return bytes;
  }

  /**
   * On to the next chunk. What is left behind forgets it: an old generation's dead chunks would
   * keep all that came after them.
   */
  private void leaveOldest(Object[] next, long start) {
    oldest[oldest.length - 1] = null;
    oldest = next;
    oldestStart = start;
  }

  /** The oldest message that is left is polled next. */
  @Override
  void rewind() {
    super.rewind();
    head = oldest;
    headStart = oldestStart;
  }
}
