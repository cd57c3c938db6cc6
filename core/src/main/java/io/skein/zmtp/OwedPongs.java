package io.skein.zmtp;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Bodies of PONGs that wait to be sent: one thread puts, one takes, neither waits. When it is full
 * further ones are forgotten: a peer that sends PINGs faster than it reads sees those before them,
 * and all it wants is a sign of life.
 */
final class OwedPongs {
  static final int CAPACITY = 16;

  private final AtomicReferenceArray<byte[]> slots = new AtomicReferenceArray<>(CAPACITY);
  private int putAt;
  private int takeAt;

  void put(byte[] body) {
    if (slots.getAcquire(putAt) == null) {
      slots.setRelease(putAt, body);
      putAt = (putAt + 1) % CAPACITY;
    }
  }

  boolean isEmpty() {
    return slots.getAcquire(takeAt) == null;
  }

  /** The oldest, or null. */
  byte[] take() {
    byte[] body = slots.getAcquire(takeAt);
    if (body != null) {
      slots.setRelease(takeAt, null);
      takeAt = (takeAt + 1) % CAPACITY;
    }
    return body;
  }
}
