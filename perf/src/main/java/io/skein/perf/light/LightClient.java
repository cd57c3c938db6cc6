package io.skein.perf.light;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * The least that a ZMTP 3.0 peer can be: a channel, a greeting, and what it was sent so far.
 *
 * <pre>
 *   CONNECTING ──▶ GREETED: 64 bytes and READY came ──▶ WELCOME: its first message was echoed
 * </pre>
 */
final class LightClient {
  /** Kept small, so that ten thousand of them leave the kernel memory for others. */
  private static final int BUFFER = 16 * 1024;

  private static final int GREETING = 64;

  private final ByteBuffer received = ByteBuffer.allocate(512);
  private final SocketChannel channel;
  final int index;
  final SelectionKey key;
  private boolean shookHands;
  long sent;

  /** What is half written; null when nothing is. */
  private ByteBuffer half;

  LightClient(int index, SocketAddress address, Selector selector) throws IOException {
    this.index = index;
    channel = SocketChannel.open();
    channel.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    // Who has gone must not keep a port from those who listen later.
    channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
    channel.configureBlocking(false);
    boolean connected = channel.connect(address);
    key = channel.register(selector, SelectionKey.OP_CONNECT, this);
    if (connected) {
      key.interestOps(SelectionKey.OP_READ);
    }
  }

  boolean finishConnect() throws IOException {
    return channel.finishConnect();
  }

  /** Greeting and READY in one write: all peers of ZMTP 3 take it. */
  void greet(String socketType) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(256);
    bytes.put((byte) 0xff).put(new byte[8]).put((byte) 0x7f).put((byte) 3).put((byte) 0);
    bytes.put("NULL".getBytes(StandardCharsets.US_ASCII)).position(GREETING);
    ByteBuffer body = ByteBuffer.allocate(128);
    name(body, "READY");
    property(body, "Socket-Type", socketType);
    property(body, "Identity", "");
    body.flip();
    bytes.put((byte) 4).put((byte) body.remaining()).put(body).flip();
    write(bytes);
  }

  private static void name(ByteBuffer body, String name) {
    body.put((byte) name.length()).put(name.getBytes(StandardCharsets.US_ASCII));
  }

  private static void property(ByteBuffer body, String name, String value) {
    name(body, name);
    body.putInt(value.length()).put(value.getBytes(StandardCharsets.US_ASCII));
  }

  /** Reads what there is; false when the peer has hung up. */
  boolean read() throws IOException {
    return channel.read(received) >= 0;
  }

  /** Whether the peer's greeting and READY have come: once. */
  boolean shakesHands() {
    if (shookHands || !isFrameAt(GREETING)) {
      return false;
    }
    if (received.get(GREETING) != 4) {
      throw new IllegalStateException("The peer sent something else than READY");
    }
    received.limit(received.position()).position(GREETING + 2 + size(GREETING));
    received.compact();
    shookHands = true;
    return true;
  }

  /** Whether an echo has come: a message of one short frame. */
  boolean isWelcome() {
    return shookHands && isFrameAt(0) && received.get(0) == 0;
  }

  private boolean isFrameAt(int at) {
    return received.position() >= at + 2 && received.position() >= at + 2 + size(at);
  }

  private int size(int at) {
    return received.get(at + 1) & 0xff;
  }

  /** Writes as much as the kernel takes; false when a part is left. */
  boolean write(ByteBuffer bytes) throws IOException {
    channel.write(bytes);
    if (bytes.hasRemaining()) {
      half = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
      return false;
    }
    return true;
  }

  /** Writes what was left; true when nothing is any more. */
  boolean goOn() throws IOException {
    if (half == null) {
      return true;
    }
    channel.write(half);
    if (half.hasRemaining()) {
      return false;
    }
    half = null;
    return true;
  }

  void mustLive(boolean alive) throws EOFException {
    if (!alive) {
      throw new EOFException("The peer hung up on client " + index);
    }
  }

  void close() throws IOException {
    channel.close();
  }
}
