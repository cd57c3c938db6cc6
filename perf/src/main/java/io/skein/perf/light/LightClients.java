package io.skein.perf.light;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.function.BooleanSupplier;

/**
 * Thousands of ZMTP peers in one thread that cost next to nothing, so that what is measured is the
 * library that accepts them.
 */
public final class LightClients implements AutoCloseable {
  /** Attempts on their way at once: fewer than any library's backlog. */
  private static final int AT_ONCE = 64;

  private static final int BATCH = 20;
  private static final long END = -1;

  /** The number of every client that only warms its peer up. */
  public static final int NOBODY = -1;

  private final Selector selector;
  private final LightClient[] clients;
  private final InetSocketAddress address;
  private final String type;
  private final int size;
  private final boolean counted;
  private final ByteBuffer batch;
  private int started;
  private int pending;
  private int ready;
  private int ended;

  /**
   * Clients that have not begun.
   *
   * @param type the socket type that they announce
   * @param size bytes of each message
   */
  public LightClients(String endpoint, String type, int count, int size) throws IOException {
    this(endpoint, type, count, size, true);
  }

  private LightClients(String endpoint, String type, int count, int size, boolean counted)
      throws IOException {
    this.selector = Selector.open();
    this.clients = new LightClient[count];
    this.address = addressOf(endpoint);
    this.type = type;
    this.size = size;
    this.counted = counted;
    this.batch = ByteBuffer.allocateDirect(BATCH * (size + 9));
  }

  /** Clients of which none has a number: each is {@link #NOBODY}. */
  public static LightClients nobodies(String endpoint, String type, int count, int size)
      throws IOException {
    return new LightClients(endpoint, type, count, size, false);
  }

  private static InetSocketAddress addressOf(String endpoint) {
    int colon = endpoint.lastIndexOf(':');
    return new InetSocketAddress(
        endpoint.substring("tcp://".length(), colon),
        Integer.parseInt(endpoint.substring(colon + 1)));
  }

  /**
   * Connects all, and each sends its first message.
   *
   * @param echoed whether each waits for its echo, or only for the handshake
   * @return how long it took from when somebody listened, in nanoseconds
   */
  public long connect(boolean echoed) throws IOException, InterruptedException {
    awaitListener();
    final long start = System.nanoTime();
    while (ready < clients.length) {
      while (started < clients.length && pending < AT_ONCE) {
        start();
      }
      selector.select(key -> connecting(key, echoed));
    }
    return System.nanoTime() - start;
  }

  /** A connection that says nothing finds out whether anybody listens by now. */
  private void awaitListener() throws IOException, InterruptedException {
    while (true) {
      try (SocketChannel probe = SocketChannel.open()) {
        probe.connect(address);
        return;
      } catch (ConnectException e) {
        Thread.sleep(10);
      }
    }
  }

  private void start() throws IOException {
    int number = counted ? started : NOBODY;
    LightClient client = new LightClient(number, address, selector);
    clients[started++] = client;
    pending++;
    if (client.key.interestOps() == SelectionKey.OP_READ) {
      client.greet(type);
    }
  }

  private void connecting(SelectionKey key, boolean echoed) {
    LightClient client = (LightClient) key.attachment();
    try {
      if (key.isConnectable() && client.finishConnect()) {
        key.interestOps(SelectionKey.OP_READ);
        client.greet(type);
      } else if (key.isReadable()) {
        client.mustLive(client.read());
        if (client.shakesHands()) {
          batch.clear();
          frame(client, client.sent++);
          client.write(batch.flip());
          isReady(key, !echoed);
        }
        if (echoed && client.isWelcome()) {
          isReady(key, true);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("Client " + client.index + ": " + e, e);
    }
  }

  private void isReady(SelectionKey key, boolean now) {
    if (now) {
      key.interestOps(0);
      pending--;
      ready++;
    }
  }

  private void frame(LightClient client, long number) {
    if (size > 255) {
      batch.put((byte) 2).putLong(size);
    } else {
      batch.put((byte) 0).put((byte) size);
    }
    int end = batch.position() + size;
    batch.putLong(number).putLong(client.index);
    while (batch.position() < end) {
      batch.put((byte) 0);
    }
  }

  /** All send, as fast as they are read, while {@code more}; then each says how many it sent. */
  public void send(BooleanSupplier more) throws IOException {
    for (LightClient client : clients) {
      client.key.interestOps(SelectionKey.OP_WRITE);
    }
    while (ended < clients.length) {
      selector.select(key -> sending(key, more));
    }
  }

  private void sending(SelectionKey key, BooleanSupplier more) {
    LightClient client = (LightClient) key.attachment();
    try {
      if (!client.goOn()) {
        return;
      }
      if (client.sent < 0) {
        key.interestOps(0);
        ended++;
        return;
      }
      batch.clear();
      if (more.getAsBoolean()) {
        for (int i = 0; i < BATCH; i++) {
          frame(client, client.sent++);
        }
      } else {
        batch.put((byte) 0).put((byte) 24).putLong(END).putLong(client.sent);
        batch.putLong(client.index);
        client.sent = -1;
      }
      client.write(batch.flip());
    } catch (IOException e) {
      throw new IllegalStateException("Client " + client.index + ": " + e, e);
    }
  }

  /** Waits until the peer hangs up. */
  public void awaitEnd() throws IOException {
    clients[0].key.interestOps(SelectionKey.OP_READ);
    boolean[] open = {true};
    while (open[0]) {
      selector.select(key -> open[0] = isOpen((LightClient) key.attachment()));
    }
  }

  private static boolean isOpen(LightClient client) {
    try {
      return client.read();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    for (LightClient client : clients) {
      if (client != null) {
        client.close();
      }
    }
    selector.close();
  }
}
