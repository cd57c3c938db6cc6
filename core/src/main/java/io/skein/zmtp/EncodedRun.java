package io.skein.zmtp;

import io.skein.message.Message;
import java.util.Arrays;

/**
 * The messages that stand encoded at the beginning of a buffer: those that were filled in for one
 * connection and that others get as well. Who fills the buffer for the next connection finds its
 * bytes there already, as far as the messages are the same.
 *
 * <pre>
 *   buffer    | message 0 | message 1   | message 2 | ...
 *             0        end 0         end 1       end 2
 * </pre>
 *
 * <p>Belongs to one buffer, which is written to by {@link OutboundHalf#fillForMany} or after {@link
 * #forget} only. Holds on to the messages until then. Used by one thread at a time.
 */
public final class EncodedRun {
  /** More are encoded for each connection. */
  static final int MOST = 1024;

  private Message[] messages = {};
  private int[] ends = {};

  /** How many stand in the buffer. */
  private int count;

  /** How many stood in it before it was filled for the last time. */
  private int before;

  /** How many entries may hold a message. */
  private int held;

  /** Of a buffer that holds nothing. */
  public EncodedRun() {}

  /** Whether nothing stands in the buffer that others may get as well. */
  public boolean isEmpty() {
    return count == 0;
  }

  /** Something else is put into the buffer. */
  public void forget() {
    begin();
    end();
  }

  /** The buffer is filled now: nothing stands in it afterwards that is not said meanwhile. */
  void begin() {
    before = count;
    count = 0;
  }

  /** The buffer is filled: messages that do not stand in it are let go. */
  void end() {
    before = 0;
    while (held > count) {
      messages[--held] = null;
    }
  }

  /**
   * Whether {@code message} is the next that stood there before, up to {@code limit} of the buffer:
   * then it still does.
   *
   * @return where it ends; 0 when it is not
   */
  int next(Message message, int limit) {
    if (count < before && messages[count] == message && ends[count] <= limit) {
      return ends[count++];
    }
    return 0;
  }

  /** Nothing is written over the rest of what stood there. */
  void keepRest() {
    count = before;
  }

  /** One more stands there, which ends at {@code end}. */
  void add(Message message, int end) {
    if (count == MOST) {
      return;
    }
    if (count == messages.length) {
      grow(Math.max(16, 2 * count));
    }
    messages[count] = message;
    ends[count++] = end;
    held = Math.max(held, count);
  }

  /** Both or none: there may be no memory for the second. */
  private void grow(int length) {
    Message[] moreMessages = Arrays.copyOf(messages, length);
    ends = Arrays.copyOf(ends, length);
    messages = moreMessages;
  }
}
