package io.skein.interop;

import io.skein.message.SocketType;
import io.skein.testkit.Await;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * JeroMQ in this process. For one thread.
 *
 * <p>A socket has a context to itself, which ends with it. In a common one, a socket that is
 * destroyed while the last acknowledgement of its session is still being signalled leaves that
 * session behind half ended: when the peer closes the connection it acknowledges once more, to the
 * socket that has the place of the destroyed one by then, and there an assertion of JeroMQ fails.
 */
final class Jeromq implements ForeignLibrary {
  /** Of the socket that was opened last. */
  private ZContext newest;

  @Override
  public String name() {
    return "JeroMQ " + version();
  }

  /** That of the artifact: ZMQ.getVersionString() is that of the libzmq that it follows. */
  private static String version() {
    Properties artifact = new Properties();
    String file = "/META-INF/maven/org.zeromq/jeromq/pom.properties";
    try (InputStream stream = ZMQ.class.getResourceAsStream(file)) {
      artifact.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return artifact.getProperty("version");
  }

  /** Its ipc is tcp on the loopback address, which no other library's is. */
  @Override
  public List<String> schemes() {
    return List.of("tcp");
  }

  @Override
  public ForeignSocket open(SocketType type, String id) {
    ZContext context = new ZContext();
    context.setLinger(0);
    newest = context;
    ZMQ.Socket socket = context.createSocket(org.zeromq.SocketType.valueOf(type.name()));
    socket.setReceiveTimeOut((int) Await.DEADLINE.toMillis());
    socket.setSendTimeOut((int) Await.DEADLINE.toMillis());
    socket.setReconnectIVL(10);
    if (id != null) {
      socket.setIdentity(id.getBytes(StandardCharsets.US_ASCII));
    }
    return new Socket(context, socket, type);
  }

  /**
   * Its poller loses a channel that it stops watching for the connection and starts watching for
   * bytes in one round, until it has to look over all its channels again: a listener makes it.
   */
  @Override
  public void nudge() {
    ZMQ.Socket passing = newest.createSocket(org.zeromq.SocketType.PAIR);
    passing.bind("tcp://127.0.0.1:*");
    newest.destroySocket(passing);
  }

  @Override
  public void close() {
    // Each socket has closed its context.
  }

  private static final class Socket implements ForeignSocket {
    private final ZContext context;
    private final ZMQ.Socket socket;
    private final SocketType type;

    Socket(ZContext context, ZMQ.Socket socket, SocketType type) {
      this.context = context;
      this.socket = socket;
      this.type = type;
    }

    @Override
    public String bind(String endpoint) {
      socket.bind(endpoint);
      return socket.getLastEndpoint();
    }

    @Override
    public void unbind(String endpoint) {
      socket.unbind(endpoint);
    }

    @Override
    public void connect(String endpoint) {
      socket.connect(endpoint);
    }

    @Override
    public void send(List<byte[]> frames) {
      for (int i = 0; i < frames.size(); i++) {
        int more = i + 1 < frames.size() ? ZMQ.SNDMORE : 0;
        if (!socket.send(frames.get(i).clone(), more)) {
          throw new AssertionError("JeroMQ does not send: errno " + socket.errno());
        }
      }
    }

    @Override
    public List<Part> receive() {
      return receive(socket.recv());
    }

    @Override
    public List<Part> tryReceive() {
      byte[] first = socket.recv(ZMQ.DONTWAIT);
      return first == null ? List.of() : receive(first);
    }

    private List<Part> receive(byte[] first) {
      if (first == null) {
        throw new AssertionError("JeroMQ has received nothing: errno " + socket.errno());
      }
      List<byte[]> frames = new ArrayList<>(List.of(first));
      while (socket.hasReceiveMore()) {
        frames.add(socket.recv());
      }
      return Part.of(frames);
    }

    @Override
    public void subscribe(String prefix) {
      if (type == SocketType.XSUB) {
        send(List.of(("\1" + prefix).getBytes(StandardCharsets.US_ASCII)));
      } else {
        socket.subscribe(prefix);
      }
    }

    @Override
    public void unsubscribe(String prefix) {
      if (type == SocketType.XSUB) {
        send(List.of(("\0" + prefix).getBytes(StandardCharsets.US_ASCII)));
      } else {
        socket.unsubscribe(prefix);
      }
    }

    @Override
    public void close() {
      context.close();
    }
  }
}
