package io.skein.message;

import org.jctools.queues.varhandle.MpmcVarHandleArrayQueue;

/**
 * The arrays that short messages of one socket share, for an application that copies what it
 * receives into a buffer of its own and keeps no message: they are used again then, with the
 * messages in them.
 *
 * <pre>
 *   who decodes:   take ──▶ {@link Row#add} ... ──▶ {@link Row#giveTo} a lane
 *   who receives:  copies the bytes ──▶ {@link Row#giveBack}, and the last one puts the row back
 * </pre>
 *
 * <p>A message that is not given back keeps its array from being used again, and nothing else
 * happens: whoever drops or keeps one need not say so. Safe for use by any number of threads.
 */
public final class RowPool {
  /** Of a socket whose messages are never given back. */
  public static final RowPool NONE = new RowPool(false);

  /** As many rows as hold a thousand messages of 250 bytes; more are left to the collector. */
  private static final int MOST_SPARE = 256;

  /** Rows made for less than half of what they hold: a trickle that is received needs a few. */
  private static final int MOST_FOR_LITTLE = 16;

  private final boolean lends;
  private MpmcVarHandleArrayQueue<Row> spare;
  private volatile boolean wanted;

  /** Races between threads only blur it. */
  private int madeForLittle;

  private RowPool(boolean lends) {
    this.lends = lends;
  }

  /** A pool without arrays. */
  public static RowPool empty() {
    return new RowPool(true);
  }

  /** By a receiver that gives back what it is about to receive. */
  public void want() {
    if (!wanted && lends) {
      begin();
    }
  }

  private synchronized void begin() {
    if (spare == null) {
      spare = new MpmcVarHandleArrayQueue<>(MOST_SPARE);
    }
    wanted = true;
  }

  /** Somebody keeps messages: they are to have arrays for good. */
  void unwant() {
    wanted = false;
  }

  /**
   * A row to be filled by the caller alone; null when the receivers keep what they receive, or for
   * too little: a lane full of short messages that came one by one would hold an array for each.
   *
   * @param bytes that are there to be filled in
   */
  public Row take(int bytes) {
    if (!wanted) {
      return null;
    }
    Row row = spare.relaxedPoll();
    if (row != null) {
      return row.emptied();
    }
    if (bytes < Row.SIZE / 2) {
      if (madeForLittle == MOST_FOR_LITTLE) {
        return null;
      }
      madeForLittle++;
    }
    return new Row(this);
  }

  void put(Row row) {
    spare.relaxedOffer(row); // When somebody is in the way the collector gets it.
  }
}
