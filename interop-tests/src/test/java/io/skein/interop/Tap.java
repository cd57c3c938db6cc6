package io.skein.interop;

import io.skein.message.Endpoint;
import io.skein.testkit.Await;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A wire between two tcp peers that a test can listen to and cut. Connect to its endpoint instead
 * of the one that it leads to.
 */
final class Tap implements AutoCloseable {
  private final ServerSocket listener;
  private final Endpoint target;
  private final Collection<Socket> sockets = new ConcurrentLinkedQueue<>();
  private final Recording toTarget = new Recording();
  private final Recording fromTarget = new Recording();
  private volatile boolean frozen;

  Tap(Endpoint target) throws IOException {
    this.target = target;
    this.listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    start(this::accept);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "test-tap");
    thread.setDaemon(true);
    thread.start();
  }

  String endpoint() {
    return "tcp://127.0.0.1:" + listener.getLocalPort();
  }

  /** What went to the target so far, over all connections. */
  Recording toTarget() {
    return toTarget;
  }

  /** What came from the target so far, over all connections. */
  Recording fromTarget() {
    return fromTarget;
  }

  /** Passes nothing on any more, without a word: as a pulled cable. */
  void freeze() {
    frozen = true;
  }

  /** Ends all connections; new ones pass. */
  void cut() throws IOException {
    frozen = false;
    for (Socket socket : sockets) {
      socket.close();
    }
    sockets.clear();
  }

  private void accept() {
    try {
      while (true) {
        Socket near = listener.accept();
        String address = target.address();
        int colon = address.lastIndexOf(':');
        Socket far =
            new Socket(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        sockets.add(near);
        sockets.add(far);
        start(() -> pump(near, far, toTarget));
        start(() -> pump(far, near, fromTarget));
      }
    } catch (IOException e) {
      // Closed, or the target is not there.
    }
  }

  private void pump(Socket from, Socket to, Recording recording) {
    byte[] buffer = new byte[64 * 1024];
    try (from;
        to) {
      InputStream input = from.getInputStream();
      OutputStream output = to.getOutputStream();
      for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
        if (!frozen) {
          recording.add(buffer, count);
          output.write(buffer, 0, count);
        }
      }
    } catch (IOException e) {
      // One side has gone: so has the other now.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    cut();
  }

  /** What went one way. */
  static final class Recording {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    synchronized void add(byte[] buffer, int count) {
      bytes.write(buffer, 0, count);
    }

    /** How often a text stands in it. */
    synchronized int count(String text) {
      String all = bytes.toString(StandardCharsets.ISO_8859_1);
      int count = 0;
      for (int at = all.indexOf(text); at >= 0; at = all.indexOf(text, at + 1)) {
        count++;
      }
      return count;
    }

    /** Waits until a text has passed so many times. */
    void await(String text, int times) throws InterruptedException {
      Await.until(() -> times + " times " + text + " in " + this, () -> count(text) >= times);
    }

    @Override
    public synchronized String toString() {
      return HexFormat.of().formatHex(bytes.toByteArray());
    }
  }
}
