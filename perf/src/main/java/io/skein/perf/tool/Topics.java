package io.skein.perf.tool;

import java.nio.charset.StandardCharsets;

/** Any number of different topics of 20 bytes that share a beginning, as topics do. */
final class Topics {
  static final int SIZE = 20;

  private static final byte[] START = "quotes/".getBytes(StandardCharsets.US_ASCII);

  /** A large prime: neighbours in number are no neighbours in order. */
  private static final long STEP = 2_654_435_761L;

  private static final long RANGE = 10_000_000_000_000L;

  /** Wanted by the subscriber before all others: it tells when the connection stands. */
  static final byte[] READY = "ready/00000000000000".getBytes(StandardCharsets.US_ASCII);

  private final byte[] all;
  private final int count;

  Topics(int count) {
    this.count = count;
    this.all = new byte[count * SIZE];
    for (int i = 0; i < count; i++) {
      put(i * STEP % RANGE, i * SIZE);
    }
  }

  private void put(long number, int at) {
    System.arraycopy(START, 0, all, at, START.length);
    long left = number;
    for (int i = SIZE - 1; i >= START.length; i--) {
      all[at + i] = (byte) ('0' + left % 10);
      left /= 10;
    }
  }

  int count() {
    return count;
  }

  byte[] topic(int index) {
    byte[] topic = new byte[SIZE];
    copyTo(topic, index);
    return topic;
  }

  void copyTo(byte[] payload, int index) {
    System.arraycopy(all, index * SIZE, payload, 0, SIZE);
  }
}
