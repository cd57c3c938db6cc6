package io.skein.cli.base;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard output, buffered until {@link #flush}, and not hiding that nobody reads it any more. For
 * one thread at a time.
 */
public final class StandardOutput extends OutputStream {
  private static final int BUFFER = 64 * 1024;

  private final OutputStream target;
  private final byte[] buffer = new byte[BUFFER];
  private int used;

  /** Writes to {@code target}. */
  public StandardOutput(OutputStream target) {
    this.target = target;
  }

  /** The process's. */
  public static StandardOutput ofProcess() {
    return new StandardOutput(new FileOutputStream(FileDescriptor.out));
  }

  @Override
  public void write(int octet) {
    if (used == buffer.length) {
      flush();
    }
    buffer[used++] = (byte) octet;
  }

  @Override
  public void write(byte[] bytes) {
    write(bytes, 0, bytes.length);
  }

  /**
   * Takes the bytes.
   *
   * @throws CommandException when standard output is closed (the command ends quietly) or cannot be
   *     written
   */
  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (length > buffer.length - used) {
      flush();
    }
    if (length > buffer.length) {
      writeOut(bytes, offset, length);
    } else {
      System.arraycopy(bytes, offset, buffer, used, length);
      used += length;
    }
  }

  @Override
  public void flush() {
    int length = used;
    used = 0;
    if (length > 0) {
      writeOut(buffer, 0, length);
    }
  }

  private void writeOut(byte[] bytes, int offset, int length) {
    try {
      target.write(bytes, offset, length);
      target.flush();
    } catch (IOException e) {
      throw isClosed(e)
          ? new CommandException(Outcome.DONE)
          : CommandException.impossible("Standard output cannot be written: " + e.getMessage());
    }
  }

  /** The reader has gone, or there never was one. */
  private static boolean isClosed(IOException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("Broken pipe")
        || message.contains("Bad file descriptor")
        || message.contains("Stream Closed");
  }
}
