package io.skein.loop;

import io.skein.pipe.Errands;
import io.skein.zmtp.EncodedRun;
import java.nio.ByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a thread needs to drive halves of connections: one large direct buffer for reading, one for
 * writing, and its list of errands. Shared by all connections that the thread drives, one after the
 * other; owned by that thread.
 *
 * <p>A connection stores a reference in a field of its own only when that changes: a collector with
 * regions notes each store in an old object, and looks after the notes in a thread of its own
 * (decision 12).
 */
public final class Workbench {
  /**
   * Bytes of the buffer for reading. Less means more calls, and with more the kernel acknowledges
   * too late what else has come: it waits until a read is over.
   */
  static final int READ_SIZE = 128 << 10;

  /** Bytes of the buffer for writing: with half of that, large messages take a seventh longer. */
  static final int WRITE_SIZE = 512 << 10;

  private static final int PAGE = 4 << 10;

  private static final Logger LOG = LoggerFactory.getLogger(Workbench.class);

  /** Made when needed: a thread that only sends reads nothing. */
  private ByteBuffer readBuffer;

  private ByteBuffer writeBuffer = newBuffer(WRITE_SIZE);
  private final EncodedRun encodedRun = new EncodedRun();
  private final InFlight inFlight = new InFlight();
  private final Errands errands = new Errands();
  private final int number;
  private final SpareBuffers spares;
  private long bytesRead;

  /**
   * Fresh buffers, no errands.
   *
   * @param number its place among those of one loop
   * @param spares of that loop
   */
  Workbench(int number, SpareBuffers spares) {
    this.number = number;
    this.spares = spares;
  }

  /**
   * On a page's edge: where the allocator puts a large buffer, 16 bytes behind one, the kernel's
   * copy into it takes up to twice as long.
   */
  static ByteBuffer newBuffer(int size) {
    ByteBuffer pages = ByteBuffer.allocateDirect(size + PAGE).alignedSlice(PAGE);
    return pages.limit(size).slice();
  }

  int number() {
    return number;
  }

  ByteBuffer readBuffer() {
    if (readBuffer == null) {
      readBuffer = newBuffer(READ_SIZE);
    }
    return readBuffer;
  }

  /** Notes what was read into the buffer. */
  void read(int count) {
    bytesRead += count;
  }

  /** How many bytes were read so far. */
  long bytesRead() {
    return bytesRead;
  }

  ByteBuffer writeBuffer() {
    return writeBuffer;
  }

  /**
   * Leaves the write buffer, with what is in it, to whoever asks, and takes a spare one instead.
   *
   * @return false when there is none, or when others are to find in the buffer what is in it
   */
  boolean exchangeWriteBuffer() {
    ByteBuffer spare = encodedRun.isEmpty() ? spares.take() : null;
    if (spare == null) {
      return false;
    }
    writeBuffer = spare;
    return true;
  }

  /** Where a buffer that was left to somebody goes when it is no longer needed. */
  SpareBuffers spares() {
    return spares;
  }

  /** What stands at the beginning of the write buffer. */
  EncodedRun encodedRun() {
    return encodedRun;
  }

  /** Of what was put into the write buffer. */
  InFlight inFlight() {
    return inFlight;
  }

  Errands errands() {
    return errands;
  }

  /** Does what bells have asked for. An errand that fails is not this connection's fault. */
  void runErrands() {
    while (!errands.isEmpty()) {
      try {
        errands.runAll();
      } catch (Throwable t) {
        LOG.error("An errand of a bell failed", t);
      }
    }
  }
}
