package io.skein.message;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * An array that short messages received together share, on loan: it is used again when each of them
 * was given back.
 *
 * <p>Filled by one thread and then put into a lane, whose reader gives the messages back under its
 * socket's lock: the lane, the lock and the {@link RowPool} give the order, and nothing here has
 * to.
 */
public final class Row {
  /** Bytes of an array. */
  public static final int SIZE = 1 << 10;

  private static final int FIRST_CAPACITY = 8;

  private final RowPool home;
  private final byte[] array = new byte[SIZE];
  private RowMessage[] messages = new RowMessage[FIRST_CAPACITY];
  private int count;
  private int out;

  Row(RowPool home) {
    this.home = home;
  }

  /** What to fill before messages are made of it, and to leave as it is afterwards. */
  public byte[] array() {
    return array;
  }

  /** By who took it from the pool: it has no messages. */
  Row emptied() {
    count = 0;
    out = 0;
    return this;
  }

  /**
   * One message more, of one frame. That which was there last time, if it is the same: then nothing
   * is allocated.
   */
  public void add(int offset, int length, Peer peer) {
    if (count == messages.length) {
      messages = Arrays.copyOf(messages, count * 2);
    }
    RowMessage last = messages[count];
    if (last == null || !last.isAt(offset, length, peer)) {
      messages[count] = new RowMessage(this, array, offset, length, peer);
    }
    count++;
    out++;
  }

  /**
   * Gives the messages to {@code lane}, one after the other. The row is no longer the caller's
   * then: somebody else may fill it as soon as the last one was given.
   */
  public void giveTo(Consumer<? super Message> lane) {
    int all = count;
    for (int i = 0; i < all; i++) {
      lane.accept(messages[i]);
    }
  }

  private void oneIsBack() {
    out--;
    if (out == 0) {
      home.put(this);
    }
  }

  /**
   * Under the lock of the socket that received it: nobody will look at {@code item} again, and if
   * it was lent, its bytes may be overwritten.
   */
  public static void giveBack(Item item) {
    if (item instanceof RowMessage lent) {
      lent.row.oneIsBack();
    }
  }

  /** Whether {@code item} is to be given back, or {@link #kept}. */
  public static boolean isLent(Item item) {
    return item instanceof RowMessage;
  }

  /** {@code item} to be kept for as long as one likes; null for null. */
  public static Item kept(Item item) {
    return item instanceof RowMessage lent ? kept(lent) : item;
  }

  private static Message kept(RowMessage lent) {
    lent.row.home.unwant();
    return lent.withPeer(lent.peer);
  }
}
