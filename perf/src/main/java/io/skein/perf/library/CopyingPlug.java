package io.skein.perf.library;

import java.nio.ByteBuffer;

/** A PULL whose messages are copied into one buffer, which is what its receive gives. */
public final class CopyingPlug implements Plug {
  private final Plug pull;
  private final ByteBuffer buffer;

  /** Owns {@code pull}; a message has {@code size} bytes at most. */
  public CopyingPlug(Plug pull, int size) {
    this.pull = pull;
    this.buffer = ByteBuffer.allocate(size);
  }

  @Override
  public void bind(String endpoint) {
    pull.bind(endpoint);
  }

  @Override
  public void connect(String endpoint) {
    pull.connect(endpoint);
  }

  @Override
  public Object receive() throws InterruptedException {
    buffer.clear();
    pull.receiveInto(buffer);
    return buffer.flip();
  }

  @Override
  public int sizeOf(Object message) {
    return buffer.limit();
  }

  @Override
  public long longAt(Object message, int offset) {
    return buffer.getLong(offset);
  }

  @Override
  public Object receive(long millis) {
    throw onlyReceives();
  }

  @Override
  public void subscribe(byte[] prefix) {
    throw onlyReceives();
  }

  @Override
  public void unsubscribe(byte[] prefix) {
    throw onlyReceives();
  }

  @Override
  public void send(byte[] payload) {
    throw onlyReceives();
  }

  @Override
  public void sendSame(byte[] payload) {
    throw onlyReceives();
  }

  @Override
  public void echo(Object message) {
    throw onlyReceives();
  }

  private static UnsupportedOperationException onlyReceives() {
    return new UnsupportedOperationException("A PULL that copies only waits and receives");
  }

  @Override
  public void close() {
    pull.close();
  }
}
