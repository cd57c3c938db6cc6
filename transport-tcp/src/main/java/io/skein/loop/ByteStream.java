package io.skein.loop;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The stream of bytes under an engine: a channel of the operating system, or something around one.
 * Nothing blocks. One thread reads and one writes, which need not be the same.
 */
public interface ByteStream {

  /**
   * Reads what is there, at most what {@code target} has room for.
   *
   * @return how many bytes; -1 at the end of the stream
   */
  int read(ByteBuffer target) throws IOException;

  /** Writes what the stream takes now; returns how many bytes. */
  int write(ByteBuffer source) throws IOException;

  /** Tells the peer that nothing more follows; reading goes on. */
  void shutdownOutput() throws IOException;
}
