package io.skein.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import org.junit.jupiter.api.Test;

class FrameTest {
  private static final Frame PART = Frame.wrap("..abc..".getBytes(), 2, 3);

  @Test
  void shouldReadEightBytesAsANumber() {
    byte[] bytes = {9, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11};
    Frame frame = Frame.wrap(bytes, 1, 9);
    assertEquals(0x0102030405060708L, frame.longAt(0));
    assertEquals(0x020304050607080AL, frame.longAt(1));
    assertThrows(IndexOutOfBoundsException.class, () -> frame.longAt(2));
    assertThrows(IndexOutOfBoundsException.class, () -> frame.longAt(-1));
  }

  @Test
  void shouldShowAPartOfAnArrayAsIfItWereWhole() {
    assertEquals(3, PART.size());
    assertEquals("abc", PART.text());
    assertArrayEquals("abc".getBytes(), PART.toByteArray());
    assertEquals('c', PART.byteAt(2));
    assertEquals(Frame.of("abc"), PART);
    assertEquals(Frame.of("abc").hashCode(), PART.hashCode());
    assertThrows(IndexOutOfBoundsException.class, () -> PART.byteAt(3));
    assertThrows(IndexOutOfBoundsException.class, () -> PART.byteAt(-1));
    assertThrows(IndexOutOfBoundsException.class, () -> Frame.wrap(new byte[3], 1, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> Frame.wrap(new byte[3], -1, 1));
  }

  @Test
  void shouldCopyWithOfAndTakeOverWithWrap() {
    byte[] bytes = {'a'};
    Frame copied = Frame.of(bytes);
    Frame taken = Frame.wrap(bytes);
    bytes[0] = 'b';
    assertEquals("a", copied.text());
    assertEquals("b", taken.text());
    copied.toByteArray()[0] = 'c';
    assertEquals("a", copied.text());
  }

  @Test
  void shouldGiveABufferThatCannotBeWrittenTo() {
    ByteBuffer buffer = PART.asByteBuffer();
    assertEquals(ByteBuffer.wrap("abc".getBytes()), buffer);
    assertEquals(3, buffer.capacity());
    assertThrows(ReadOnlyBufferException.class, () -> buffer.put(0, (byte) 1));
  }

  @Test
  void shouldCopyParts() {
    ByteBuffer target = ByteBuffer.allocate(2);
    PART.copyTo(target, 1, 2);
    assertArrayEquals("bc".getBytes(), target.array());
    assertThrows(BufferOverflowException.class, () -> PART.copyTo(target, 0, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> PART.copyTo(target.clear(), 2, 2));
  }

  /** PUB-4. */
  @Test
  void shouldCompareBytes() {
    assertTrue(PART.startsWith(Frame.EMPTY));
    assertTrue(PART.startsWith(Frame.of("ab")));
    assertTrue(PART.startsWith(PART));
    assertFalse(PART.startsWith(Frame.of("abcd")));
    assertFalse(PART.startsWith(Frame.of("b")));
    assertNotEquals(PART, Frame.of("ab"));
    assertNotEquals(Frame.of("ab"), PART);
  }

  @Test
  void shouldBeReadable() {
    assertEquals("abc", PART.toString());
    assertEquals("", Frame.EMPTY.toString());
    assertEquals("0x00ff", Frame.of(new byte[] {0, -1}).toString());
    assertEquals("a".repeat(64) + "... (65 bytes)", Frame.of("a".repeat(65)).toString());
  }
}
