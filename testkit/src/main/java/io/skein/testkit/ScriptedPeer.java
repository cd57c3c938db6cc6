package io.skein.testkit;

import io.skein.message.Endpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Supplier;

/**
 * The other end of a tcp or ipc connection, played by a test byte for byte: see {@link Script} for
 * how bytes are written.
 *
 * <p>All methods block until done, with {@link Await#DEADLINE}; an expectation that is not met is
 * an {@link AssertionError} that shows what came. For one thread.
 */
public final class ScriptedPeer implements AutoCloseable {
  private static final int LARGEST_SHOWN = 256;

  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;

  ScriptedPeer(SocketChannel channel) throws IOException {
    this.channel = channel;
    channel.configureBlocking(false);
    selector = Selector.open();
    key = channel.register(selector, SelectionKey.OP_READ);
  }

  /** Connects to what a socket is bound to: {@code tcp://address:port} or {@code ipc://path}. */
  public static ScriptedPeer connect(Endpoint endpoint) throws IOException {
    return new ScriptedPeer(SocketChannel.open(addressOf(endpoint)));
  }

  static SocketAddress addressOf(Endpoint endpoint) {
    String address = endpoint.address();
    if (endpoint.scheme().equals("ipc")) {
      return UnixDomainSocketAddress.of(address);
    }
    int colon = address.lastIndexOf(':');
    return new InetSocketAddress(
        address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
  }

  // ---- speaking ---------------------------------------------------------------------------------

  /** Sends all bytes of the script. */
  public ScriptedPeer send(String script) throws IOException {
    return send(Script.of(script).toBytes());
  }

  /** Sends the bytes. */
  public ScriptedPeer send(byte[] bytes) throws IOException {
    write(ByteBuffer.wrap(bytes));
    return this;
  }

  /** Sends all bytes of the script, each with a write of its own. */
  public ScriptedPeer sendOneByOne(String script) throws IOException {
    for (byte one : Script.of(script).toBytes()) {
      write(ByteBuffer.wrap(new byte[] {one}));
    }
    return this;
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      if (channel.write(bytes) == 0) {
        awaitReady(SelectionKey.OP_WRITE, () -> "room for " + bytes.remaining() + " bytes");
      }
    }
  }

  /** Says that nothing more will be sent; the other direction stays. */
  public ScriptedPeer endOutput() throws IOException {
    channel.shutdownOutput();
    return this;
  }

  // ---- listening --------------------------------------------------------------------------------

  /** Reads as many bytes as the script has, which have to be these. */
  public ScriptedPeer expect(String script) throws IOException {
    Script expected = Script.of(script);
    byte[] got = read(expected);
    int at = expected.firstDifference(got);
    if (at >= 0) {
      throw new AssertionError(
          "Byte "
              + at
              + " of what came differs\n  expected "
              + expected
              + "\n  came     "
              + shown(got));
    }
    return this;
  }

  /** Reads so many bytes, whatever they are. */
  public ScriptedPeer skip(int bytes) throws IOException {
    ByteBuffer target = ByteBuffer.allocate(bytes);
    while (target.hasRemaining()) {
      if (readOnce(target, () -> target.remaining() + " bytes more") < 0) {
        throw new AssertionError("The connection ended " + target.remaining() + " bytes early");
      }
    }
    return this;
  }

  private byte[] read(Script expected) throws IOException {
    ByteBuffer target = ByteBuffer.allocate(expected.size());
    while (target.hasRemaining()) {
      if (readOnce(target, () -> "the rest of " + expected + " after " + shown(target)) < 0) {
        return Arrays.copyOf(target.array(), target.position());
      }
    }
    return target.array();
  }

  /**
   * Reads until the connection ends, however it ends.
   *
   * @return what came before
   */
  public byte[] readToEnd() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    ByteBuffer target = ByteBuffer.allocate(64 * 1024);
    while (true) {
      try {
        target.clear();
        if (readOnce(target, () -> "the end, after " + shown(all.toByteArray())) < 0) {
          return all.toByteArray();
        }
      } catch (IOException reset) {
        return all.toByteArray(); // The peer closed with bytes of ours unread: an end as well.
      }
      all.write(target.array(), 0, target.position());
    }
  }

  /** Waits for the end of the connection, before which nothing may come. */
  public void expectEnd() throws IOException {
    byte[] rest = readToEnd();
    if (rest.length > 0) {
      throw new AssertionError("Before the end of the connection came " + shown(rest));
    }
  }

  private int readOnce(ByteBuffer target, Supplier<String> what) throws IOException {
    int count = channel.read(target);
    while (count == 0) {
      awaitReady(SelectionKey.OP_READ, what);
      count = channel.read(target);
    }
    return count;
  }

  private void awaitReady(int operation, Supplier<String> what) throws IOException {
    key.interestOps(operation);
    selector.selectedKeys().clear();
    if (selector.select(Await.DEADLINE.toMillis()) == 0) {
      throw Await.inVain(what.get());
    }
  }

  private static String shown(ByteBuffer target) {
    return shown(Arrays.copyOf(target.array(), target.position()));
  }

  private static String shown(byte[] bytes) {
    byte[] some = bytes.length > LARGEST_SHOWN ? Arrays.copyOf(bytes, LARGEST_SHOWN) : bytes;
    return HexFormat.ofDelimiter(" ").formatHex(some)
        + (bytes.length > LARGEST_SHOWN ? " and so on, " + bytes.length + " bytes" : "");
  }

  // ---- both -------------------------------------------------------------------------------------

  /** Greeting and handshake of a NULL peer that does everything right. */
  public ScriptedPeer shakeHands(int minor, String ready, String expectedReady) throws IOException {
    return send(Zmtp.greeting(minor))
        .expect(Zmtp.expectedGreeting("NULL", false))
        .send(ready)
        .expect(expectedReady);
  }

  /** Ends the connection at once. */
  @Override
  public void close() throws IOException {
    selector.close();
    channel.close();
  }
}
