package io.skein.cli.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Lines of bytes: what stands before each newline, unchanged; a last line without one counts. For
 * one thread at a time.
 */
public final class LineReader {
  private static final int BUFFER = 64 * 1024;

  private final InputStream source;
  private final byte[] buffer = new byte[BUFFER];
  private int next;
  private int end;

  /** Reads from {@code source}, in large pieces. */
  public LineReader(InputStream source) {
    this.source = source;
  }

  /** The next line, in an array of its own; null at the end of the input. Blocks. */
  public byte[] next() throws IOException {
    byte[] line = null;
    while (next < end || fill()) {
      int newline = indexOfNewline();
      int stop = newline < 0 ? end : newline;
      line = joined(line, stop);
      next = newline < 0 ? end : newline + 1;
      if (newline >= 0) {
        return line;
      }
    }
    return line;
  }

  private boolean fill() throws IOException {
    next = 0;
    end = Math.max(0, source.read(buffer));
    return end > 0;
  }

  private int indexOfNewline() {
    for (int i = next; i < end; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private byte[] joined(byte[] before, int stop) {
    if (before == null) {
      return Arrays.copyOfRange(buffer, next, stop);
    }
    byte[] both = Arrays.copyOf(before, Math.addExact(before.length, stop - next));
    System.arraycopy(buffer, next, both, before.length, stop - next);
    return both;
  }
}
