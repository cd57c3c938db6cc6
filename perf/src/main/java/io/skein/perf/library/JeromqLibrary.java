package io.skein.perf.library;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/** JeroMQ, as its documentation shows it. */
final class JeromqLibrary implements Library {
  private final ZMQ.Context context = ZMQ.context(1);

  @Override
  public String name() {
    return "jeromq";
  }

  @Override
  public String version() {
    return Library.version("org.zeromq/jeromq");
  }

  @Override
  public Plug open(Kind kind) {
    return plug(kind);
  }

  @Override
  public Plug openSubscriber() {
    JeromqPlug plug = plug(Kind.SUB);
    plug.socket.setSndHWM(0);
    return plug;
  }

  private JeromqPlug plug(Kind kind) {
    ZMQ.Socket socket = context.socket(SocketType.valueOf(kind.name()));
    socket.setLinger(LINGER_SECONDS * 1000);
    return new JeromqPlug(socket, kind == Kind.ROUTER);
  }

  @Override
  public void relay(Plug pull, Plug push) {
    ZMQ.proxy(((JeromqPlug) pull).socket, ((JeromqPlug) push).socket, null);
  }

  @Override
  public Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    try (ZMQ.Socket socket = context.socket(SocketType.PUSH)) {
      defaults.put("send high-water mark", Integer.toString(socket.getSndHWM()));
      defaults.put("receive high-water mark", Integer.toString(socket.getRcvHWM()));
      defaults.put("linger", millis(socket.getLinger()));
      defaults.put("heartbeat interval", millis(socket.getHeartbeatIvl()));
      defaults.put("handshake limit", millis(socket.getHandshakeIvl()));
      defaults.put("reconnection", millis(socket.getReconnectIVL()));
      defaults.put("largest message", bytes(socket.getMaxMsgSize()));
      defaults.put("kernel send buffer", bytes(socket.getSendBufferSize()));
      defaults.put("kernel receive buffer", bytes(socket.getReceiveBufferSize()));
      defaults.put("connections waiting to be accepted", Integer.toString(socket.getBacklog()));
      defaults.put("I/O threads", Integer.toString(context.getIOThreads()));
    }
    return defaults;
  }

  private static String millis(int millis) {
    return millis < 0 ? "for ever" : millis + " ms";
  }

  private static String bytes(long bytes) {
    return bytes <= 0 ? "not set" : bytes + " B";
  }

  @Override
  public void close() {
    context.term();
  }

  private static final class JeromqPlug implements Plug {
    private static final VarHandle LONGS =
        MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final ZMQ.Socket socket;
    private final boolean routes;
    private byte[] id;
    private long timeout = -1;

    JeromqPlug(ZMQ.Socket socket, boolean routes) {
      this.socket = socket;
      this.routes = routes;
    }

    @Override
    public void bind(String endpoint) {
      socket.bind(endpoint);
    }

    @Override
    public void connect(String endpoint) {
      socket.connect(endpoint);
    }

    @Override
    public void subscribe(byte[] prefix) {
      socket.subscribe(prefix);
    }

    @Override
    public void unsubscribe(byte[] prefix) {
      socket.unsubscribe(prefix);
    }

    @Override
    public void send(byte[] payload) {
      checked(socket.send(payload));
    }

    @Override
    public void sendSame(byte[] payload) {
      checked(socket.send(payload));
    }

    private void checked(boolean done) {
      if (!done) {
        throw new IllegalStateException("JeroMQ's call failed: errno " + socket.errno());
      }
    }

    @Override
    public Object receive() {
      return receiveWithin(-1);
    }

    @Override
    public Object receive(long millis) {
      return receiveWithin(millis);
    }

    @Override
    public void receiveInto(ByteBuffer target) {
      checked(socket.recvByteBuffer(target, 0) >= 0);
    }

    private byte[] receiveWithin(long millis) {
      if (timeout != millis) {
        socket.setReceiveTimeOut((int) millis);
        timeout = millis;
      }
      if (routes) {
        id = socket.recv();
      }
      return socket.recv();
    }

    @Override
    public int sizeOf(Object message) {
      return ((byte[]) message).length;
    }

    @Override
    public long longAt(Object message, int offset) {
      return (long) LONGS.get((byte[]) message, offset);
    }

    @Override
    public void echo(Object message) {
      if (routes) {
        checked(socket.send(id, ZMQ.SNDMORE));
      }
      checked(socket.send((byte[]) message));
    }

    @Override
    public void close() {
      socket.close();
    }
  }
}
