package io.skein.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Message;
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
    remainder.keep(buffer, bench);
    assertNotSame(buffer, bench.writeBuffer());
    othersWrite();
    assertSame(buffer, remainder.toWrite(bench));
    assertEquals(left, buffer);
  }

  @Test
  void shouldCopyALittle() {
    ByteBuffer buffer = written(LITTLE);
    ByteBuffer left = copyOf(buffer);
    remainder.keep(buffer, bench);
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
      remainder.keep(buffer, bench);
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
    for (int i = 0; i < 4; i++) {
      others.add(new Remainder());
      assertTrue(keepsInPlace(others.get(i)));
    }
    ByteBuffer buffer = written(MUCH);
    final ByteBuffer left = copyOf(buffer);
    remainder.keep(buffer, bench);
    assertSame(buffer, bench.writeBuffer());
    othersWrite();
    assertEquals(left, remainder.toWrite(bench));
    others.get(2).clear();
    assertTrue(keepsInPlace(new Remainder()));
    assertFalse(keepsInPlace(new Remainder()));
  }

  private boolean keepsInPlace(Remainder some) {
    ByteBuffer buffer = written(MUCH);
    some.keep(buffer, bench);
    return bench.writeBuffer() != buffer;
  }

  /** One thread begins and another goes on. */
  @Test
  void shouldGoOnWithAnotherBench() {
    Workbench other = new Workbench(1, new SpareBuffers());
    for (int size : new int[] {LITTLE, MUCH}) {
      ByteBuffer buffer = written(size);
      final ByteBuffer left = copyOf(buffer);
      remainder.keep(buffer, bench);
      othersWrite();
      assertEquals(left, remainder.toWrite(other));
      remainder.clear();
    }
    assertTrue(keepsInPlace(remainder));
  }

  /** Others find in the buffer what they are given as well. */
  @Test
  void shouldCopyWhatStandsThereForOthers() throws Exception {
    OutboundForManyTest.Side side = new OutboundForManyTest.Side(bench, true);
    for (int i = 0; i < 100; i++) {
      side.lane.put(Message.of("a".repeat(1000)));
    }
    side.stream.takes = 100;
    ByteBuffer buffer = bench.writeBuffer();
    assertEquals(Outcome.BLOCKED, side.driver.drive(bench));
    assertSame(buffer, bench.writeBuffer());
  }

  @Test
  void shouldGiveBackItsBufferWhenTheConnectionEnds() throws Exception {
    for (int i = 0; i < 10; i++) {
      OutboundForManyTest.Side side = new OutboundForManyTest.Side(bench, false);
      side.lane.put(Message.of("a".repeat(MUCH)));
      side.stream.takes = 100;
      ByteBuffer buffer = bench.writeBuffer();
      assertEquals(Outcome.BLOCKED, side.driver.drive(bench));
      assertNotSame(buffer, bench.writeBuffer());
      side.driver.close();
    }
  }
}
