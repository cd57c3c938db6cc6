package io.skein.cli.base;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Standard error: whole lines in UTF-8, from any thread. */
public final class StandardError {
  private final OutputStream target;

  /** Writes to {@code target}. */
  public StandardError(OutputStream target) {
    this.target = target;
  }

  /** The process's. */
  public static StandardError ofProcess() {
    return new StandardError(new FileOutputStream(FileDescriptor.err));
  }

  /** Writes one line. */
  public synchronized void line(String text) {
    try {
      target.write((text + "\n").getBytes(StandardCharsets.UTF_8));
      target.flush();
    } catch (IOException e) {
      // Nobody reads it: there is no place left to complain.
      return;
    }
  }
}
