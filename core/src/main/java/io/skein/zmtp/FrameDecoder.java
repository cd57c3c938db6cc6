package io.skein.zmtp;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Cuts the stream into frames: the hottest loop of reading. Each body becomes an array of exactly
 * its size. One connection, one thread.
 */
final class FrameDecoder {
  private static final byte[] NO_BYTES = new byte[0];

  private final Framing.HeaderReader header;
  private final FrameLimits limits;
  // The body under way, null between frames; it may be shorter than bodySize (see grow).
  private byte[] body;
  private int bodySize;
  private int filled;

  FrameDecoder(Framing.HeaderReader header, FrameLimits limits) {
    this.header = header;
    this.limits = limits;
  }

  /**
   * The body of the next frame, given away; its flags are {@link #flags}. Null when {@code bytes}
   * end before it does: all of them are consumed then.
   */
  byte[] next(ByteBuffer bytes) throws ZmtpException {
    if (body != null) {
      return goOn(bytes);
    }
    if (!header.read(bytes)) {
      return null;
    }
    long size = header.size();
    limits.admit(header.flags(), size);
    if (size <= bytes.remaining()) {
      if (size == 0) {
        return NO_BYTES;
      }
      byte[] whole = new byte[(int) size];
      bytes.get(whole);
      return whole;
    }
    bodySize = (int) size;
    filled = 0;
    body = new byte[Math.min(bodySize, Wire.WHOLE_MAX)];
    return goOn(bytes);
  }

  private byte[] goOn(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      if (filled == body.length) {
        grow();
      }
      int count = Math.min(bytes.remaining(), body.length - filled);
      bytes.get(body, filled, count);
      filled += count;
      if (filled == bodySize) {
        byte[] whole = body;
        body = null;
        return whole;
      }
    }
    return null;
  }

  /** Doubles, so that a peer which only announces bytes makes us hold no more than it sent. */
  private void grow() {
    body = Arrays.copyOf(body, (int) Math.min(bodySize, 2L * body.length));
  }

  /** Bytes of memory that the frame under way holds now. */
  int held() {
    return body == null ? 0 : body.length;
  }

  /** The flags of the frame returned last. */
  int flags() {
    return header.flags();
  }

  /** Whether no frame has begun that is not whole. */
  boolean isBetweenFrames() {
    return body == null && !header.isHalf();
  }
}
