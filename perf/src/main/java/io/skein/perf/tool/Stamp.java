package io.skein.perf.tool;

import io.skein.perf.library.Plug;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * What stands in every message, big endian, so that the receiver can check it.
 *
 * <pre>
 *   +-------------+-----------------+-----------------+
 *   | topic 0..20 | sequence number | who sent it     |  padding up to the size
 *   +-------------+-----------------+-----------------+
 *                   END               how many           who sent them     the last of a timed run
 *                   PROBE, READY                                           before the run
 * </pre>
 *
 * <p>A size without room for a number is checked alone.
 */
final class Stamp {
  /** In place of a number: nothing comes after this. */
  static final long END = -1;

  /** In place of a number: the run has not begun. */
  static final long PROBE = -2;

  /** In place of a number: the connection stands. */
  static final long READY = -3;

  /** In place of a number: the same message again and again, and also in its last eight bytes. */
  static final long SAME = 0x5a5a_0000_ffff_a5a5L;

  /** The size of the END and PROBE messages, without the topic. */
  static final int SIZE = 24;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Stamp() {}

  static void put(byte[] payload, int offset, long value) {
    if (offset + Long.BYTES <= payload.length) {
      LONGS.set(payload, offset, value);
    }
  }

  /** A message of that size with a number and, if there is room, who sent it. */
  static byte[] numbered(int size, long number, long source) {
    byte[] payload = new byte[size];
    put(payload, 0, number);
    put(payload, Long.BYTES, source);
    return payload;
  }

  static byte[] end(long count, long source) {
    byte[] payload = new byte[SIZE];
    put(payload, 0, END);
    put(payload, 8, count);
    put(payload, 16, source);
    return payload;
  }

  /** Who sent a message without a topic, also one that is the last. */
  static int sourceOf(Plug plug, Object message) {
    boolean end = plug.longAt(message, 0) == END;
    return (int) plug.longAt(message, end ? 2 * Long.BYTES : Long.BYTES);
  }

  static byte[] same(int size) {
    byte[] payload = new byte[size];
    put(payload, 0, SAME);
    put(payload, size - Long.BYTES, SAME);
    return payload;
  }
}
