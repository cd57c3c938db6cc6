package io.skein.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RemainderTest {
  private static final int MUCH = 300_000;
  private static final int LITTLE = 300;

  private final Workbench bench = new Workbench(0, new SpareBuffers());
  private final Remainder remainder = new Remainder();

  /** The bench's buffer with that many bytes, of which the channel has taken the first hundred. */
  private ByteBuffer written(int bytes) {
    byte[] random = new byte[bytes];
    new Random(bytes).nextBytes(random);
    return bench.writeBuffer().clear().put(random).flip().position(100);
  }

  private static ByteBuffer copyOf(ByteBuffer buffer) {
    return ByteBuffer.allocate(buffer.remaining()).put(buffer.duplicate()).flip();
  }

  private void othersWrite() {
    ByteBuffer buffer = bench.writeBuffer().clear();
    while (buffer.hasRemaining()) {
      buffer.put((byte) 'x');
    }
  }

  @Test
  void shouldLeaveMuchWhereItIs() {
    ByteBuffer buffer = written(MUCH);
    final ByteBuffer left = copyOf(buffer);
    assertFalse(remainder.keep(buffer, bench));
    assertNotSame(buffer, bench.writeBuffer());
    othersWrite();
    assertSame(buffer, remainder.toWrite(bench));
    assertEquals(left, buffer);
  }

  @Test
  void shouldCopyALittle() {
    ByteBuffer buffer = written(LITTLE);
    ByteBuffer left = copyOf(buffer);
    assertTrue(remainder.keep(buffer, bench));
    assertSame(buffer, bench.writeBuffer());
    othersWrite();
    assertEquals(left, remainder.toWrite(bench));
  }

  @Test
  void shouldGoOnWhereTheChannelStoppedAgain() {
    for (int size : new int[] {LITTLE, MUCH}) {
      remainder.keep(written(size), bench);
      ByteBuffer buffer = remainder.toWrite(bench);
      buffer.position(buffer.position() + 50);
      final ByteBuffer left = copyOf(buffer);
      assertFalse(remainder.keep(buffer, bench));
      othersWrite();
      assertEquals(left, remainder.toWrite(bench));
      remainder.clear();
    }
  }

  @Test
  void shouldGiveBackWhatItHadAsASpareForTheNext() {
    ByteBuffer first = written(MUCH);
    remainder.keep(first, bench);
    remainder.clear();
    ByteBuffer second = written(MUCH);
    remainder.keep(second, bench);
    assertSame(first, bench.writeBuffer());
  }

  /** As many connections as may be, whose channels take little, use a few buffers only. */
  @Test
  void shouldCopyWhatIsLeftWhenAllSparesAreInUse() {
    List<Remainder> others = new ArrayList<>();
    Remainder other = new Remainder();
    while (!other.keep(written(MUCH), bench)) {
      others.add(other);
      other = new Remainder();
    }
    assertEquals(4, others.size());
    final ByteBuffer left = copyOf(written(MUCH));
    othersWrite();
    assertEquals(left, other.toWrite(bench));
    others.get(2).clear();
    assertFalse(remainder.keep(written(MUCH), bench));
  }
}
