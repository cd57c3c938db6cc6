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

  /** A message that {@code plug} received: false for END, after which nothing comes. */
  boolean accept(Plug plug, Object message) {
    int length = plug.sizeOf(message);
    if (length < offset + Long.BYTES) {
      return acceptUnnumbered(length);
    }
    long number = plug.longAt(message, offset);
    if (number == next && length == size) {
      next++;
      return true;
    }
    if (same && length == size && number == Stamp.SAME) {
      if (plug.longAt(message, size - Long.BYTES) != Stamp.SAME) {
        throw new IllegalStateException("Message " + next + " is not what was sent");
      }
      next++;
      return true;
    }
    if (number == Stamp.END && length == offset + Stamp.SIZE) {
      ended(plug.longAt(message, offset + Long.BYTES));
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
