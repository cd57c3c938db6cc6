package io.skein.reliability;

import io.skein.event.SocketEvent;
import io.skein.event.SocketEvent.AcceptFailed;
import io.skein.event.SocketEvent.ConnectFailed;
import io.skein.message.Endpoint;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.socket.Context;
import io.skein.testkit.EventRecorder;
import io.skein.transport.Transport;
import io.skein.transport.TransportContext;
import io.skein.transport.TransportProvider;
import io.skein.transport.tcp.TcpTransport;
import io.skein.transport.tcp.TcpTransportProvider;
import java.time.Duration;
import java.util.Set;

/** The child of {@link DescriptorsTest}: tells on standard output how it fares. */
final class HungryProcess {
  private static TcpTransport transport;

  private HungryProcess() {}

  /**
   * @param arguments where to connect
   */
  public static void main(String[] arguments) throws Exception {
    loadClasses();
    EventRecorder events = new EventRecorder();
    try (Context context = Context.builder().transports(new Kept()).build();
        PullSocket pull =
            PullSocket.open(
                context,
                o -> o.onEvent(events).heartbeatInterval(Duration.ZERO).maxHalfOpen(1_000_000));
        PushSocket push =
            PushSocket.open(
                context,
                o ->
                    o.onEvent(events)
                        .reconnectMin(Duration.ofMillis(50))
                        .reconnectMax(Duration.ofMillis(200)))) {
      System.out.println(pull.bind("tcp://127.0.0.1:*"));
      events.await(AcceptFailed.class);
      System.out.println("exhausted");
      push.connect(Endpoint.parse(arguments[0]));
      push.send("connected at last");
      long before = transport.wakeUps();
      events.await(ConnectFailed.class, 3);
      events.await(AcceptFailed.class, 5);
      System.out.println(transport.wakeUps() - before);
      System.out.println(pull.receive().text());
    }
    System.out.println("end");
  }

  /** Without a free descriptor no class can be loaded from a directory, as tests are run from. */
  private static void loadClasses() throws Exception {
    for (Class<?> event : SocketEvent.class.getPermittedSubclasses()) {
      Class.forName(event.getName());
    }
    try (Context context = Context.create();
        PullSocket pull = PullSocket.open(context);
        PushSocket push = PushSocket.open(context, o -> o.reconnectMin(Duration.ofMillis(1)))) {
      Endpoint endpoint = pull.bind("tcp://127.0.0.1:*");
      pull.unbind(endpoint);
      EventRecorder events = new EventRecorder();
      push.onEvent(events);
      push.connect(endpoint);
      events.await(ConnectFailed.class, 2);
      pull.bind(endpoint);
      push.send("hello");
      pull.receive();
    }
  }

  private static final class Kept implements TransportProvider {
    private final TcpTransportProvider provider = new TcpTransportProvider();

    @Override
    public Set<String> schemes() {
      return provider.schemes();
    }

    @Override
    public Transport create(TransportContext context) {
      transport = (TcpTransport) provider.create(context);
      return transport;
    }
  }
}
