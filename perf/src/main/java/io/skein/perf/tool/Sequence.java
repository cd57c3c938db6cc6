package io.skein.perf.tool;

import io.skein.perf.library.Plug;

/** Checks the length and the number of every message of one sender. */
final class Sequence {
  private final int size;
  private final int offset;
  private final boolean same;
  private long next;

  /**
   * From number 0 on.
   *
   * @param offset where the number stands
   * @param same whether it is the same message again and again
   */
  Sequence(int size, int offset, boolean same) {
    this.size = size;
    this.offset = offset;
    this.same = same;
  }

  /** What was received last: false for END, after which nothing comes. */
  boolean accept(Plug plug, int length) {
    if (length < offset + Long.BYTES) {
      return acceptUnnumbered(length);
    }
    long number = plug.longAt(offset);
    if (number == next && length == size) {
      next++;
      return true;
    }
    if (same && length == size && number == Stamp.SAME) {
      if (plug.longAt(size - Long.BYTES) != Stamp.SAME) {
        throw new IllegalStateException("Message " + next + " is not what was sent");
      }
      next++;
      return true;
    }
    if (number == Stamp.END && length == offset + Stamp.SIZE) {
      ended(plug.longAt(offset + Long.BYTES));
      return false;
    }
    throw new IllegalStateException(
        String.format(
            "Message %d of %d bytes was due, and number %d of %d bytes came",
            next, size, number, length));
  }

  private boolean acceptUnnumbered(int length) {
    if (length != size) {
      throw new IllegalStateException("Message " + next + " has " + length + " bytes, not " + size);
    }
    next++;
    return true;
  }

  private void ended(long sent) {
    if (sent != next) {
      throw new IllegalStateException(sent + " messages were sent, and " + next + " came");
    }
  }

  /** How many came. */
  long count() {
    return next;
  }
}
