package io.skein.zmtp;

import io.skein.security.FrameTransform;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * Bytes that wait to be sent in front of the next message: greeting, commands, subscriptions. One
 * connection, one thread.
 */
final class OwnBytes {
  private final ArrayDeque<ByteBuffer> waiting = new ArrayDeque<>();
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
    waiting.add(ByteBuffer.wrap(bytes));
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
    waiting.add(frame.put(inner).flip());
  }

  /** Writes what fits; true when nothing is left. */
  boolean drainTo(ByteBuffer target) {
    while (!waiting.isEmpty()) {
      ByteBuffer first = waiting.peek();
      int count = Math.min(first.remaining(), target.remaining());
      target.put(target.position(), first, first.position(), count);
      target.position(target.position() + count);
      first.position(first.position() + count);
      if (first.hasRemaining()) {
        return false;
      }
      waiting.remove();
    }
    return true;
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  void clear() {
    waiting.clear();
  }
}
