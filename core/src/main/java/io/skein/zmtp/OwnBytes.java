package io.skein.zmtp;

import io.skein.security.FrameTransform;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * Bytes that wait to be sent in front of the next message: greeting, commands, subscriptions.
 * Mostly none, or one piece. One connection, one thread.
 */
final class OwnBytes {
  private ByteBuffer first;

  /** Behind the first; made when there is a second, and let go with the last. */
  private ArrayDeque<ByteBuffer> others;

  private final Framing.HeaderWriter writer;
  private FrameTransform transform;

  OwnBytes(Framing.HeaderWriter writer) {
    this.writer = writer;
  }

  /**
   * From now on every frame is sealed; those that wait stay as they are.
   *
   * @param transform null for none
   */
  void sealWith(FrameTransform transform) {
    this.transform = transform;
  }

  void addRaw(byte[] bytes) {
    add(ByteBuffer.wrap(bytes));
  }

  void addFrame(boolean command, byte[] body) {
    byte[] inner = body;
    int flags = command ? Wire.COMMAND : 0;
    if (transform != null) {
      inner = transform.seal(false, command, ByteBuffer.wrap(body).asReadOnlyBuffer());
      flags = 0;
    }
    ByteBuffer frame = ByteBuffer.allocate(writer.headerSize(inner.length) + inner.length);
    writer.write(frame, flags, inner.length);
    add(frame.put(inner).flip());
  }

  private void add(ByteBuffer bytes) {
    if (first == null) {
      first = bytes;
      return;
    }
    if (others == null) {
      others = new ArrayDeque<>();
    }
    others.add(bytes);
  }

  /** Writes what fits; true when nothing is left. */
  boolean drainTo(ByteBuffer target) {
    while (first != null) {
      int count = Math.min(first.remaining(), target.remaining());
      target.put(target.position(), first, first.position(), count);
      target.position(target.position() + count);
      first.position(first.position() + count);
      if (first.hasRemaining()) {
        return false;
      }
      next();
    }
    return true;
  }

  private void next() {
    first = others == null ? null : others.poll();
    if (first == null) {
      others = null;
    }
  }

  boolean isEmpty() {
    return first == null;
  }
}
