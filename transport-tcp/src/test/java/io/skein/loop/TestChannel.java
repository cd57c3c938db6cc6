package io.skein.loop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.function.Supplier;

/** A channel that the test writes to, and that says what it was served. */
final class TestChannel implements Selected, AutoCloseable {
  private final Pipe pipe = Pipe.open();
  private final Supplier<Workbench> bench;

  /** Bytes that a read is said to have brought, however many it did. */
  int bytesOfEachRead = 1;

  /** How often it was called. */
  int calls;

  /** How many bytes it has read. */
  int got;

  /** Whether it throws instead of reading. */
  boolean isBroken;

  Throwable failure;

  TestChannel(Supplier<Workbench> bench) throws IOException {
    this.bench = bench;
    pipe.source().configureBlocking(false);
  }

  Pipe.SourceChannel channel() {
    return pipe.source();
  }

  /** One byte is ready from now on. */
  void write() throws IOException {
    pipe.sink().write(ByteBuffer.wrap(new byte[] {1}));
  }

  @Override
  public void selected(int readyOps) throws IOException {
    calls++;
    if (isBroken) {
      throw new IOException("pretended");
    }
    int count = pipe.source().read(ByteBuffer.allocate(100));
    if (count > 0) {
      got += count;
      bench.get().read(bytesOfEachRead);
    }
  }

  @Override
  public void failed(Throwable cause) {
    failure = cause;
  }

  @Override
  public void close() throws IOException {
    pipe.source().close();
    pipe.sink().close();
  }
}
