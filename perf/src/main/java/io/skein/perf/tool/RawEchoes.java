package io.skein.perf.tool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * What many connections of loopback tcp give to a Java program without any library: a selector on
 * either side, one read and one write for a message, nothing looked at and nothing kept.
 */
final class RawEchoes {
  private final Selector selector = Selector.open();
  private final List<SocketChannel> channels = new ArrayList<>();
  private final ByteBuffer buffer;
  private final Meter meter;
  private final int size;
  private int open;

  private RawEchoes(Arguments in) throws IOException {
    size = in.number(1, 16);
    buffer = ByteBuffer.allocateDirect(size);
    meter = new Meter(in.span(2), size);
  }

  /** router_echo local: sends back what comes. */
  static Result local(Arguments in) throws IOException {
    RawEchoes echoes = new RawEchoes(in);
    int count = in.number(3, 1);
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(Raw.address(in.text(0)), count);
      for (int i = 0; i < count; i++) {
        echoes.register(Raw.withoutDelay(server.accept()));
      }
    }
    while (echoes.open > 0) {
      echoes.selector.select(echoes::answer);
    }
    return echoes.close("router_echo local");
  }

  /** router_echo remote: one message on its way on each connection. */
  static Result remote(Arguments in) throws Exception {
    RawEchoes echoes = new RawEchoes(in);
    int count = in.number(3, 1);
    for (int i = 0; i < count; i++) {
      echoes.register(Raw.connect(in.text(0)));
    }
    for (SocketChannel channel : echoes.channels) {
      echoes.write(channel);
    }
    while (echoes.open > 0) {
      echoes.selector.select(echoes::askAgain);
    }
    return echoes.close("router_echo remote");
  }

  private void register(SocketChannel channel) throws IOException {
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ);
    channels.add(channel);
    open++;
  }

  private void answer(SelectionKey key) {
    SocketChannel channel = (SocketChannel) key.channel();
    int read = read(channel);
    if (read > 0) {
      count();
      write(channel);
    } else if (read < 0) {
      key.cancel();
      open--;
    }
  }

  private void askAgain(SelectionKey key) {
    SocketChannel channel = (SocketChannel) key.channel();
    int read = open > 0 ? read(channel) : 0;
    if (read < 0) {
      throw new IllegalStateException("The other side hung up");
    }
    if (read > 0 && count()) {
      write(channel);
    } else if (read > 0) {
      open = 0;
    }
  }

  private boolean count() {
    if (meter.counted() > 0) {
      return meter.count();
    }
    meter.start();
    return !meter.isDone();
  }

  /** As a channel's; negative too when it broke. A message comes whole, or nothing is measured. */
  private int read(SocketChannel channel) {
    try {
      int count = channel.read(buffer.clear());
      if (count > 0 && count != size) {
        throw new IllegalStateException("A message came in parts");
      }
      return count;
    } catch (IOException e) {
      return -1;
    }
  }

  private void write(SocketChannel channel) {
    try {
      if (channel.write(buffer.clear()) != size) {
        throw new IllegalStateException("A message went in parts");
      }
    } catch (IOException e) {
      // The other side has what it wanted: its end is seen when it is read.
    }
  }

  private Result close(String tool) throws IOException {
    for (SocketChannel channel : channels) {
      channel.close();
    }
    selector.close();
    return meter.into(new Result(tool, "raw"), size).with("dealers", channels.size());
  }
}
