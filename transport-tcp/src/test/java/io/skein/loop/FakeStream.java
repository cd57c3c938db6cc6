package io.skein.loop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/** A stream in memory that takes and gives as much as the test says. */
final class FakeStream implements ByteStream {
  final ArrayDeque<byte[]> written = new ArrayDeque<>();
  ByteBuffer incoming = ByteBuffer.allocate(0);
  long takes = Long.MAX_VALUE;
  int largestRead;
  int reads;
  boolean broken;
  boolean atEnd;

  @Override
  public int read(ByteBuffer target) throws IOException {
    reads++;
    if (broken) {
      throw new IOException("broken");
    }
    if (!incoming.hasRemaining()) {
      return atEnd ? -1 : 0;
    }
    largestRead = Math.max(largestRead, target.remaining());
    int count = Math.min(target.remaining(), incoming.remaining());
    target.put(incoming.slice(incoming.position(), count));
    incoming.position(incoming.position() + count);
    return count;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    if (broken) {
      throw new IOException("broken");
    }
    int count = (int) Math.min(takes, source.remaining());
    byte[] bytes = new byte[count];
    source.get(bytes);
    written.add(bytes);
    takes -= count;
    return count;
  }

  @Override
  public void shutdownOutput() {}
}
