package io.skein.cli.demo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * The lines that begin in one part of a file, in batches of whole lines and bounded size. Only a
 * line that is longer than a batch is cut, between two words. For one thread.
 *
 * <pre>
 *        start                      end
 *   ...\n | line\nline\nline\nlong li|ne\n | ...
 *           └──────── ours ────────────┘
 * </pre>
 */
final class LineBatches implements AutoCloseable {
  /** The largest batch: many times the longest word. */
  static final int BATCH = 512 * WordCounter.LONGEST;

  private final FileChannel file;
  private final long end;
  private final long size;
  private final ByteBuffer buffer = ByteBuffer.allocate(BATCH);

  /** Where in the file the buffer begins. */
  private long at;

  private boolean over;

  /**
   * Opens a part of a file.
   *
   * @param start the first byte of the part
   * @param end the byte after the last of the part
   * @param size of the whole file, as it was when the work was shared out
   */
  LineBatches(Path path, long start, long end, long size) throws IOException {
    this.file = FileChannel.open(path, StandardOpenOption.READ);
    this.end = end;
    this.size = size;
    this.at = start == 0 ? 0 : firstLineFrom(start);
    this.over = at >= end;
  }

  /** Where the first line begins that begins at {@code start} or later. */
  private long firstLineFrom(long start) throws IOException {
    long position = start - 1;
    while (position < size) {
      buffer.clear();
      fill(position);
      for (int i = 0; i < buffer.position(); i++) {
        if (buffer.get(i) == '\n') {
          buffer.clear();
          return position + i + 1;
        }
      }
      if (buffer.position() == 0) {
        break;
      }
      position += buffer.position();
    }
    buffer.clear();
    return size;
  }

  /** The next batch in an array of its own; null when there are no more. */
  byte[] next() throws IOException {
    if (over) {
      return null;
    }
    fill(at + buffer.position());
    int length = buffer.position();
    boolean atEnd = at + length >= size || buffer.hasRemaining();
    int cut = lastLineOfPart(length);
    if (cut < 0) {
      cut = atEnd ? length : border(length);
      over = atEnd;
    } else {
      over = true;
    }
    byte[] batch = Arrays.copyOf(buffer.array(), cut);
    buffer.flip().position(cut);
    buffer.compact();
    at += cut;
    over |= buffer.position() == 0 && at >= size;
    return cut == 0 ? null : batch;
  }

  /** Whether the last batch reached the end of the file. */
  boolean isAtEndOfFile() {
    return over && at >= size;
  }

  private void fill(long from) throws IOException {
    long position = from;
    while (buffer.hasRemaining() && position < size) {
      int limit = (int) Math.min(buffer.capacity(), buffer.position() + size - position);
      int read = file.read(buffer.limit(limit), position);
      buffer.limit(buffer.capacity());
      if (read < 0) {
        return;
      }
      position += read;
    }
  }

  /** Where the line ends that the part's last byte belongs to, or -1 when not in the buffer. */
  private int lastLineOfPart(int length) {
    for (long i = Math.max(0, end - 1 - at); i < length && end < size; i++) {
      if (buffer.get((int) i) == '\n') {
        return (int) i + 1;
      }
    }
    return -1;
  }

  /**
   * After the last newline; in a long line between words; in a long word where it is cut anyway.
   */
  private int border(int length) {
    int separator = 0;
    for (int i = length; i > 0; i--) {
      byte octet = buffer.get(i - 1);
      if (octet == '\n') {
        return i;
      }
      if (separator == 0 && !WordCounter.isWordByte(octet)) {
        separator = i;
      }
    }
    return separator > 0 ? separator : length;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
