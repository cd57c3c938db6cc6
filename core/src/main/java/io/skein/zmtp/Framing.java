package io.skein.zmtp;

import java.nio.ByteBuffer;

/**
 * How frames are told apart in the stream of one connection. The rest of the engine knows flags and
 * sizes only, so that a transport which has frames of its own can bring another framing.
 */
interface Framing {

  /** For the inbound half; keeps a header that came in part. */
  HeaderReader newReader();

  /** For the outbound half. */
  HeaderWriter newWriter();

  /**
   * Bytes of the message that begins where {@code bytes} stand, header included, if it is one short
   * frame and whole; 0 otherwise. Consumes nothing.
   */
  int shortMessage(ByteBuffer bytes);

  /** As the other, of what is in {@code bytes} from {@code at} to {@code end}. */
  int shortMessage(byte[] bytes, int at, int end);

  /** Bytes of the header of a short frame. */
  int shortHeaderSize();

  /** Reads one header after the other. */
  interface HeaderReader {
    /**
     * Goes on reading a header; true when it is whole and {@link #flags} and {@link #size} are its
     * own. Consumes nothing beyond it.
     */
    boolean read(ByteBuffer bytes) throws ZmtpException;

    /** MORE and COMMAND of {@link Wire}, never both. */
    int flags();

    /** Bytes of the body, not negative. */
    long size();

    /** Whether a header has begun and is not whole. */
    boolean isHalf();
  }

  /** Writes one header after the other. */
  interface HeaderWriter {
    /** Bytes of the header of a body of {@code size} bytes; at most {@link #maxSize}. */
    int headerSize(long size);

    /** The largest {@link #headerSize}. */
    int maxSize();

    /**
     * Writes the header; there must be room for it.
     *
     * @param flags MORE or COMMAND of {@link Wire}, or 0
     */
    void write(ByteBuffer target, int flags, long size);
  }
}
