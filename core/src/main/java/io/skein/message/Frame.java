package io.skein.message;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * One frame of a message: an immutable run of 0 to 2<sup>31</sup>-1 bytes.
 *
 * <p>A frame is a view (array, offset, length) and never copies what it shows. Safe for use by any
 * number of threads.
 *
 * <p>Messages of one frame of at most 255 bytes that were received together share an array of at
 * most 1 KiB. Who keeps one of many for long keeps its array alive; {@link #toByteArray} copies.
 */
public final class Frame {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** The frame of no bytes: the delimiter of REQ and REP envelopes. */
  public static final Frame EMPTY = new Frame(new byte[0], 0, 0);

  final byte[] array;
  final int offset;
  final int length;

  private Frame(byte[] array, int offset, int length) {
    this.array = array;
    this.offset = offset;
    this.length = length;
  }

  /** Copies {@code bytes}: the caller may change its array afterwards. */
  public static Frame of(byte[] bytes) {
    return new Frame(bytes.clone(), 0, bytes.length);
  }

  /** Encodes {@code text} as UTF-8. */
  public static Frame of(String text) {
    return wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Takes {@code bytes} over without copying: the caller must never change the array again. */
  public static Frame wrap(byte[] bytes) {
    return new Frame(bytes, 0, bytes.length);
  }

  /**
   * Takes a part of {@code array} over without copying: the caller must never change it again.
   *
   * @throws IndexOutOfBoundsException when the part is not inside the array
   */
  public static Frame wrap(byte[] array, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, array.length);
    return new Frame(array, offset, length);
  }

  /** The number of bytes. */
  public int size() {
    return length;
  }

  /**
   * The byte at {@code index}, counted from 0.
   *
   * @throws IndexOutOfBoundsException when {@code index} is not below {@link #size()}
   */
  public byte byteAt(int index) {
    return array[offset + Objects.checkIndex(index, length)];
  }

  /**
   * Eight bytes from {@code index} on, the most significant first.
   *
   * @throws IndexOutOfBoundsException when they are not all in the frame
   */
  public long longAt(int index) {
    Objects.checkFromIndexSize(index, Long.BYTES, length);
    return (long) LONGS.get(array, offset + index);
  }

  /** A fresh copy of the bytes. */
  public byte[] toByteArray() {
    return Arrays.copyOfRange(array, offset, offset + length);
  }

  /** The bytes read as UTF-8; malformed sequences become U+FFFD. */
  public String text() {
    return new String(array, offset, length, StandardCharsets.UTF_8);
  }

  /** A view of the bytes whose writing methods throw {@link ReadOnlyBufferException}. */
  public ByteBuffer asByteBuffer() {
    return ByteBuffer.wrap(array, offset, length).slice().asReadOnlyBuffer();
  }

  /**
   * Copies bytes {@code from} (inclusive) to {@code from + count} into {@code target} at its
   * position.
   *
   * @throws IndexOutOfBoundsException when the bytes asked for are not inside the frame
   * @throws java.nio.BufferOverflowException when {@code target} has too little room
   */
  public void copyTo(ByteBuffer target, int from, int count) {
    Objects.checkFromIndexSize(from, count, length);
    target.put(array, offset + from, count);
  }

  /** Whether the frame begins with all bytes of {@code prefix} (PUB-4: binary comparison). */
  public boolean startsWith(Frame prefix) {
    return length >= prefix.length
        && Arrays.equals(
            array,
            offset,
            offset + prefix.length,
            prefix.array,
            prefix.offset,
            prefix.offset + prefix.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Frame that && length == that.length && startsWith(that);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = offset, end = offset + length; i < end; i++) {
      hash = 31 * hash + array[i];
    }
    return hash;
  }

  /** The text when all bytes are printable ASCII, otherwise 0x and hexadecimal digits. */
  @Override
  public String toString() {
    return Printable.of(array, offset, length);
  }
}
