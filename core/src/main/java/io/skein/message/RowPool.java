package io.skein.message;

import org.jctools.queues.varhandle.MpmcVarHandleArrayQueue;

/**
 * The arrays that short messages of one socket share, for an application that copies what it
 * receives into a buffer of its own and keeps no message: they are used again then, with the
 * messages in them.
 *
 * <pre>
 *   who decodes:   take ──▶ {@link Row#add} ... ──▶ puts {@link Row#message} into a lane
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

  private final boolean lends;
  private MpmcVarHandleArrayQueue<Row> spare;
  private volatile boolean wanted;

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
   * A row to be filled by the caller alone, or null when the receivers keep what they receive.
   *
   * @param size bytes of its array; the same in each call
   */
  public Row take(int size) {
    if (!wanted) {
      return null;
    }
    Row row = spare.poll();
    return row == null ? new Row(this, size) : row.emptied();
  }

  void put(Row row) {
    spare.offer(row);
  }
}
