package io.skein.loop;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * Buffers for writing that the threads of one loop exchange for theirs when a channel has taken
 * only a part of what is in it: the rest then stays where it is. There are few, so that memory does
 * not grow with the number of channels that take little; they are made when needed, and kept. A few
 * peers that read nothing have them all, and what others leave is copied.
 *
 * <p>Any thread.
 */
final class SpareBuffers {
  private static final int MOST = 4;

  private final ArrayDeque<ByteBuffer> idle = new ArrayDeque<>(MOST);
  private int made;

  /** A buffer that nobody uses, to be given back; null when all are in use. */
  ByteBuffer take() {
    synchronized (this) {
      if (!idle.isEmpty() || made == MOST) {
        return idle.poll();
      }
      made++;
    }
    return make();
  }

  /**
   * Null when there is no memory for one: whoever asks can do without. It takes long to be sure of
   * that, so nobody asks for it again.
   */
  private ByteBuffer make() {
    try {
      return Workbench.newBuffer(Workbench.WRITE_SIZE);
    } catch (OutOfMemoryError e) {
      makeNoMore();
      return null;
    }
  }

  private synchronized void makeNoMore() {
    made = MOST;
  }

  /** Takes {@code buffer}, which was taken or exchanged for one that was, for others to use. */
  synchronized void giveBack(ByteBuffer buffer) {
    idle.push(buffer);
  }
}
