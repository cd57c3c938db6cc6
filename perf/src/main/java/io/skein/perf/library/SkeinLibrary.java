package io.skein.perf.library;

import io.skein.message.Message;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.pubsub.PubSocket;
import io.skein.pubsub.SubSocket;
import io.skein.reqrep.DealerSocket;
import io.skein.reqrep.RepSocket;
import io.skein.reqrep.ReqSocket;
import io.skein.reqrep.RouterSocket;
import io.skein.socket.Context;
import io.skein.socket.OptionsBuilder;
import io.skein.socket.Proxy;
import io.skein.socket.SocketOptions;
import io.skein.transport.ConnectionOptions;
import io.skein.transport.TransportOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Skein, by the methods of its socket classes. */
final class SkeinLibrary implements Library {
  private static final Duration LINGER = Duration.ofSeconds(LINGER_SECONDS);

  private final Context context = Context.create();

  @Override
  public String name() {
    return "skein";
  }

  @Override
  public String version() {
    return Library.version("io.skein/skein-core");
  }

  @Override
  public Plug open(Kind kind) {
    return switch (kind) {
      case PUSH -> {
        PushSocket push = PushSocket.open(context, SkeinLibrary::lingering);
        yield new SkeinPlug(push, false).sending(push::send);
      }
      case PULL -> {
        PullSocket pull = PullSocket.open(context, SkeinLibrary::lingering);
        yield new SkeinPlug(pull, false)
            .receiving(pull::receive, within(pull::receive))
            .copying(pull::receive);
      }
      case REQ -> {
        ReqSocket req = ReqSocket.open(context, SkeinLibrary::lingering);
        yield new SkeinPlug(req, false)
            .sending(req::send)
            .receiving(req::receive, within(req::receive));
      }
      case REP -> {
        RepSocket rep = RepSocket.open(context, SkeinLibrary::lingering);
        yield new SkeinPlug(rep, false)
            .sending(rep::send)
            .receiving(rep::receive, within(rep::receive));
      }
      case PUB -> {
        PubSocket pub = PubSocket.open(context, SkeinLibrary::lingering);
        yield new SkeinPlug(pub, false).sending(pub::send);
      }
      case SUB -> {
        SubSocket sub = SubSocket.open(context, SkeinLibrary::lingering);
        yield new SkeinPlug(sub, false)
            .receiving(sub::receive, within(sub::receive))
            .subscribing(sub::subscribe, sub::unsubscribe);
      }
      case DEALER -> {
        DealerSocket dealer = DealerSocket.open(context, SkeinLibrary::lingering);
        yield new SkeinPlug(dealer, false)
            .sending(dealer::send)
            .receiving(dealer::receive, within(dealer::receive));
      }
      case ROUTER -> {
        RouterSocket router = RouterSocket.open(context, SkeinLibrary::lingering);
        yield new SkeinPlug(router, true)
            .sending(router::send)
            .receiving(router::receive, within(router::receive));
      }
    };
  }

  private static void lingering(OptionsBuilder<?> options) {
    options.linger(LINGER);
  }

  /** Receiving with a limit, as Skein's sockets write it. */
  private interface Timed {
    Optional<Message> receive(Duration timeout) throws InterruptedException;
  }

  private static SkeinPlug.ReceivesWithin within(Timed timed) {
    return millis -> timed.receive(Duration.ofMillis(millis)).orElse(null);
  }

  /** Skein loses no subscription, so nothing need be changed. */
  @Override
  public Plug openSubscriber() {
    return open(Kind.SUB);
  }

  @Override
  public void relay(Plug pull, Plug push) {
    try (Proxy proxy = Proxy.start(((SkeinPlug) pull).socket, ((SkeinPlug) push).socket)) {
      proxy.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Map<String, String> defaults() {
    ConnectionOptions connection = ConnectionOptions.DEFAULT;
    TransportOptions transport = TransportOptions.DEFAULT;
    SocketOptions.Queue queue = SocketOptions.Queue.DEFAULT;
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("send high-water mark", Long.toString(queue.send().messages()));
    defaults.put("receive high-water mark", Long.toString(queue.receive().messages()));
    defaults.put("linger", millis(connection.linger()));
    defaults.put("heartbeat interval", millis(connection.heartbeatInterval()));
    defaults.put("handshake limit", millis(connection.handshakeTimeout()));
    defaults.put("reconnection", millis(connection.reconnectMin()));
    defaults.put("largest message", bytes(connection.maxMessageSize()));
    defaults.put(
        "kernel send buffer",
        bytes(transport.sendBuffer()) + "; ipc: " + bytes(TransportOptions.IPC_SEND_BUFFER));
    defaults.put("kernel receive buffer", bytes(transport.receiveBuffer()));
    defaults.put("connections waiting to be accepted", Integer.toString(transport.backlog()));
    defaults.put("I/O threads", "1");
    return defaults;
  }

  private static String millis(Duration time) {
    return time.toMillis() + " ms";
  }

  private static String bytes(long bytes) {
    return bytes <= 0 ? "not set" : bytes + " B";
  }

  @Override
  public void close() {
    context.close();
  }
}
