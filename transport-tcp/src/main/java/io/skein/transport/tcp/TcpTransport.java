package io.skein.transport.tcp;

import io.skein.event.EndpointException;
import io.skein.loop.ConnectionSetup;
import io.skein.loop.EventLoops;
import io.skein.message.Endpoint;
import io.skein.transport.Connector;
import io.skein.transport.Lanes;
import io.skein.transport.LinkHost;
import io.skein.transport.Listener;
import io.skein.transport.Transport;
import io.skein.transport.TransportContext;
import io.skein.transport.TransportOptions;

/** {@code tcp://} and {@code ipc://} for one context, on one set of event loops. */
public final class TcpTransport implements Transport {
  static final String TCP = "tcp";
  static final String IPC = "ipc";
  private static final long CLOSE_MILLIS = 1_000;

  private final TransportContext context;
  private final EventLoops loops;

  TcpTransport(TransportContext context) {
    this.context = context;
    this.loops = new EventLoops(context, TCP);
  }

  @Override
  public Listener bind(Endpoint endpoint, LinkHost host) {
    TransportOptions options = host.profile().transport();
    BoundChannel bound =
        isIpc(endpoint)
            ? IpcBinder.bind(endpoint, options)
            : TcpBinder.bind(endpoint, options, context.resolver());
    Acceptor acceptor =
        new Acceptor(loops, bound, new ConnectionSetup(context, host, bound.endpoint(), true));
    host.listening(bound.endpoint());
    acceptor.start();
    return acceptor;
  }

  @Override
  public Connector connect(Endpoint endpoint, LinkHost host, Lanes lanes) {
    TransportOptions options = host.profile().transport();
    Destination destination =
        isIpc(endpoint)
            ? new IpcDestination(IpcAddress.path(endpoint), options)
            : new TcpDestination(TcpAddress.toConnect(endpoint), options, context.resolver());
    Dialer dialer =
        new Dialer(loops.next(), new ConnectionSetup(context, host, endpoint, false), destination);
    dialer.start();
    return dialer;
  }

  private static boolean isIpc(Endpoint endpoint) {
    return switch (endpoint.scheme()) {
      case TCP -> false;
      case IPC -> true;
      default ->
          throw new EndpointException(
              "The scheme of '" + endpoint + "' is not served here: use tcp:// or ipc://");
    };
  }

  /**
   * How often the event loops have asked the operating system for something to do: the number
   * stands still while nothing happens. Any thread.
   */
  public long wakeUps() {
    return loops.wakeUps();
  }

  /** For a clock that has jumped: timers that are due by it are served now. Any thread. */
  public void lookAtClock() {
    loops.lookAtClock();
  }

  @Override
  public void close() {
    loops.close(CLOSE_MILLIS);
  }
}
