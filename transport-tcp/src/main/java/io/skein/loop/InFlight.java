package io.skein.loop;

import io.skein.message.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Messages that were taken from the lane and whose last byte the channel has not taken, oldest
 * first, with the offset at which each ends. A ring of two arrays, used again and again: nothing is
 * allocated for a message. Owned by whoever drives the outbound half.
 */
final class InFlight {
  private static final int FIRST_SIZE = 16;
  private static final long NOT_ENCODED = Long.MAX_VALUE;

  private Message[] messages = new Message[FIRST_SIZE];
  private long[] endOffsets = new long[FIRST_SIZE];
  private int oldest;
  private int count;
  private long takenCount;
  private long takenBytes;

  /** The encoder has {@code message} in hand. */
  void add(Message message) {
    if (count == messages.length) {
      grow();
    }
    int at = (oldest + count++) & (messages.length - 1);
    messages[at] = message;
    endOffsets[at] = NOT_ENCODED;
  }

  /** The message added last is encoded and ends there. */
  void encoded(long endOffset) {
    endOffsets[(oldest + count - 1) & (endOffsets.length - 1)] = endOffset;
  }

  /**
   * The channel has taken the stream up to {@code offset}: forgets the messages that end there or
   * before. {@link #takenCount} and {@link #takenBytes} then tell how many that were.
   */
  void taken(long offset) {
    int mask = messages.length - 1;
    int at = oldest;
    int left = count;
    long bytes = 0;
    while (left > 0 && endOffsets[at] <= offset) {
      bytes += messages[at].byteSize();
      messages[at] = null;
      at = (at + 1) & mask;
      left--;
    }
    takenCount = count - left;
    takenBytes = bytes;
    oldest = at;
    count = left;
  }

  long takenCount() {
    return takenCount;
  }

  long takenBytes() {
    return takenBytes;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** All that are left, oldest first; none is in flight any more. */
  List<Message> drain() {
    List<Message> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int at = (oldest + i) & (messages.length - 1);
      all.add(messages[at]);
      messages[at] = null;
    }
    count = 0;
    return all;
  }

  private void grow() {
    int size = messages.length;
    Message[] grownMessages = new Message[2 * size];
    long[] grownOffsets = new long[2 * size];
    for (int i = 0; i < count; i++) {
      int from = (oldest + i) & (size - 1);
      grownMessages[i] = messages[from];
      grownOffsets[i] = endOffsets[from];
    }
    Arrays.fill(messages, null);
    messages = grownMessages;
    endOffsets = grownOffsets;
    oldest = 0;
  }
}
