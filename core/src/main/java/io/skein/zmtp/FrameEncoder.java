package io.skein.zmtp;

import io.skein.message.Message;
import io.skein.security.FrameTransform;
import java.nio.ByteBuffer;

/**
 * Writes messages as frames: the hottest loop of writing. Makes no object for a message, and
 * remembers where it stopped when the target was full. One connection, one thread.
 */
final class FrameEncoder {
  private final Framing.HeaderWriter writer;

  /** Of a frame that did not fit at once; made for the first of them. */
  private ByteBuffer header;

  private FrameTransform transform;
  // The frame half written; null when none is.
  private Message node;
  private byte[] sealed;
  private int bodySize;
  private int bodyWritten;

  FrameEncoder(Framing.HeaderWriter writer) {
    this.writer = writer;
  }

  /**
   * From now on every frame is sealed.
   *
   * @param transform null for none
   */
  void sealWith(FrameTransform transform) {
    this.transform = transform;
  }

  /** Writes what fits; false when a part is left for {@link #goOn}. Nothing may be left before. */
  boolean write(Message message, ByteBuffer target) {
    Message at = message;
    while (transform == null) {
      int size = at.firstSize();
      if (writer.headerSize(size) + (long) size > target.remaining()) {
        break;
      }
      boolean more = at.hasRest();
      writer.write(target, more ? Wire.MORE : 0, size);
      at.copyFirstTo(target, 0, size);
      if (!more) {
        return true;
      }
      at = at.rest();
    }
    begin(at);
    return goOn(target);
  }

  /** Goes on with what is left; true when nothing is. */
  boolean goOn(ByteBuffer target) {
    while (node != null) {
      copy(header, target);
      if (header.hasRemaining()) {
        return false;
      }
      copyBody(target);
      if (bodyWritten < bodySize) {
        return false;
      }
      if (node.hasRest()) {
        begin(node.rest());
      } else {
        node = null;
        sealed = null;
      }
    }
    return true;
  }

  /** Whether what it writes is for this connection alone. */
  boolean seals() {
    return transform != null;
  }

  boolean isHalf() {
    return node != null;
  }

  private void begin(Message at) {
    node = at;
    bodyWritten = 0;
    int flags = at.hasRest() ? Wire.MORE : 0;
    if (transform != null) {
      sealed = transform.seal(flags != 0, false, at.first().asByteBuffer());
      flags = 0;
    }
    bodySize = sealed != null ? sealed.length : at.firstSize();
    if (header == null) {
      header = ByteBuffer.allocate(writer.maxSize());
    }
    header.clear();
    writer.write(header, flags, bodySize);
    header.flip();
  }

  private void copyBody(ByteBuffer target) {
    int count = Math.min(target.remaining(), bodySize - bodyWritten);
    if (sealed != null) {
      target.put(sealed, bodyWritten, count);
    } else {
      node.copyFirstTo(target, bodyWritten, count);
    }
    bodyWritten += count;
  }

  private static void copy(ByteBuffer from, ByteBuffer to) {
    while (from.hasRemaining() && to.hasRemaining()) {
      to.put(from.get());
    }
  }
}
