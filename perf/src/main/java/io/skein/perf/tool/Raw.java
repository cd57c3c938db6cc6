package io.skein.perf.tool;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** What loopback tcp gives to a Java program without any library: blocking channels. */
final class Raw {
  private static final int PAGE = 4096;

  private Raw() {}

  static InetSocketAddress address(String endpoint) {
    if (!endpoint.startsWith("tcp://")) {
      throw new IllegalArgumentException("--lib raw speaks tcp only, not " + endpoint);
    }
    int colon = endpoint.lastIndexOf(':');
    return new InetSocketAddress(
        endpoint.substring("tcp://".length(), colon),
        Integer.parseInt(endpoint.substring(colon + 1)));
  }

  private static SocketChannel accept(String endpoint) throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open().bind(address(endpoint))) {
      return withoutDelay(server.accept());
    }
  }

  static SocketChannel connect(String endpoint) throws Exception {
    while (true) {
      SocketChannel channel = SocketChannel.open();
      try {
        channel.connect(address(endpoint));
        return withoutDelay(channel);
      } catch (IOException e) {
        // Nobody listens yet.
        channel.close();
        Thread.sleep(10);
      }
    }
  }

  static SocketChannel withoutDelay(SocketChannel channel) throws IOException {
    return channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
  }

  /** local_thr: reads a stream in pieces of at most the size given. */
  static Result receive(Arguments in) throws IOException {
    int size = in.number(1, 1);
    ByteBuffer buffer = newBuffer(size);
    Meter meter = new Meter(in.span(2), size);
    try (SocketChannel channel = accept(in.text(0))) {
      boolean first = true;
      while (readFully(channel, buffer)) {
        if (first) {
          first = false;
          meter.start();
        } else {
          meter.count();
        }
      }
    }
    return meter.into(new Result("local_thr", "raw"), size);
  }

  /** remote_thr: writes a stream in pieces of the size given. */
  static Result send(Arguments in) throws Exception {
    int size = in.number(1, 1);
    ByteBuffer buffer = newBuffer(size);
    Meter meter = new Meter(in.span(2), size);
    try (SocketChannel channel = connect(in.text(0))) {
      writeFully(channel, buffer.clear());
      meter.start();
      boolean more = !meter.isDone();
      while (more) {
        writeFully(channel, buffer.clear());
        more = meter.count();
      }
    }
    return meter.into(new Result("remote_thr", "raw"), size);
  }

  /** local_lat: sends back what it reads. */
  static Result answer(Arguments in) throws IOException {
    int size = in.number(1, 1);
    ByteBuffer buffer = newBuffer(size);
    Meter meter = new Meter(in.span(2), size, 64);
    try (SocketChannel channel = accept(in.text(0))) {
      boolean first = true;
      while (readFully(channel, buffer)) {
        writeFully(channel, buffer.flip());
        if (first) {
          first = false;
          meter.start();
        } else {
          meter.count();
        }
      }
    }
    return meter.into(new Result("local_lat", "raw"), size);
  }

  /** remote_lat: there and back. */
  static Result ask(Arguments in) throws Exception {
    int size = in.number(1, 1);
    ByteBuffer buffer = newBuffer(size);
    TripMeter meter = new TripMeter(in.span(2), size);
    try (SocketChannel channel = connect(in.text(0))) {
      boolean more = true;
      while (more) {
        long start = System.nanoTime();
        writeFully(channel, buffer.clear());
        if (!readFully(channel, buffer)) {
          throw new EOFException("The other side hung up");
        }
        more = meter.passed(System.nanoTime() - start);
      }
    }
    return meter.into(new Result("remote_lat", "raw"), size);
  }

  /** False at the end of the stream. */
  private static boolean readFully(SocketChannel channel, ByteBuffer buffer) throws IOException {
    buffer.clear();
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        return false;
      }
    }
    return true;
  }

  private static void writeFully(SocketChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** On a page's edge, where the kernel copies fastest. */
  private static ByteBuffer newBuffer(int size) {
    int pages = (size + PAGE - 1) / PAGE; // A slice ends on an edge, too.
    return ByteBuffer.allocateDirect((pages + 1) * PAGE).alignedSlice(PAGE).limit(size).slice();
  }
}
