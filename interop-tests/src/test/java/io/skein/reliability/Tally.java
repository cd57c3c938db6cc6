package io.skein.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skein.message.Message;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** Counts how often each of many numbered messages came. Any thread. */
final class Tally {
  private final AtomicIntegerArray times;

  Tally(int count) {
    times = new AtomicIntegerArray(count);
  }

  static Message numbered(int number) {
    return Message.wrap(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
  }

  static int numberOf(Message message) {
    return message.first().asByteBuffer().getInt();
  }

  void came(Message message) {
    times.incrementAndGet(numberOf(message));
  }

  void shouldHaveEachExactlyOnce() {
    int lost = 0;
    int doubled = 0;
    for (int i = 0; i < times.length(); i++) {
      lost += times.get(i) == 0 ? 1 : 0;
      doubled += times.get(i) > 1 ? 1 : 0;
    }
    assertEquals("0 lost, 0 doubled", lost + " lost, " + doubled + " doubled");
  }
}
