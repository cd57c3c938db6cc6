package io.skein.socket;

import io.skein.event.EndpointException;
import io.skein.event.SocketClosedException;
import io.skein.event.SocketEvent.Disconnected;
import io.skein.event.SocketEvent.Unbound;
import io.skein.message.DropCause;
import io.skein.message.Endpoint;
import io.skein.pipe.HighWaterMark;
import io.skein.transport.Connector;
import io.skein.transport.Listener;
import io.skein.transport.Transport;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Where a socket is bound and connected. Transports are called without the socket's lock, for they
 * may block (bind) or answer at once (inproc).
 */
final class Endpoints {
  private final SocketCore core;

  /** Guarded by the socket's turn. */
  private final Set<EndpointHost> hosts = new LinkedHashSet<>();

  Endpoints(SocketCore core) {
    this.core = core;
  }

  /** Blocks until peers can connect; gives the endpoint with its wildcards resolved. */
  Endpoint bind(Endpoint endpoint) {
    Transport transport = core.context.transport(endpoint);
    EndpointHost host = new EndpointHost(core, endpoint, false);
    core.decide(() -> add(host));
    Listener listener;
    try {
      listener = transport.bind(endpoint, host);
    } catch (RuntimeException | Error e) {
      forget(host);
      throw e;
    }
    core.turn.enter();
    boolean closed = core.isClosed();
    host.listener(listener);
    core.turn.leave();
    if (closed) {
      listener.close();
      forget(host);
      throw new SocketClosedException(
          "The socket was closed while it was being bound to " + endpoint);
    }
    return listener.endpoint();
  }

  /** Returns at once; the queue is there when it returns. */
  void connect(Endpoint endpoint) {
    Transport transport = core.context.transport(endpoint);
    EndpointHost host = new EndpointHost(core, endpoint, true);
    core.decide(
        () -> {
          add(host);
          host.member(core.membership.open(host));
          return null;
        });
    Connector connector;
    try {
      connector = transport.connect(endpoint, host, host.member().lanes());
    } catch (RuntimeException | Error e) {
      core.turn.enter();
      try {
        core.membership.close(host.member(), DropCause.ENDPOINT_CLOSED, host.member().isOpened);
        hosts.remove(host);
        core.closing.progress();
      } finally {
        core.turn.leave();
      }
      throw e;
    }
    core.turn.enter();
    boolean closed = core.isClosed();
    host.connector(connector);
    core.membership.opened(host.member());
    core.turn.leave();
    if (closed) {
      connector.finish(core.context.clock().nanoTime());
    }
  }

  /** Stops listening; peers that joined stay. Blocks until port and file are free. */
  void unbind(Endpoint endpoint) {
    EndpointHost host = find(endpoint, "bound", candidate -> candidate.listener() != null);
    host.listener().close();
    forget(host);
    core.events.announce(new Unbound(endpoint));
  }

  /** Queues nothing more for the endpoint; what is queued may leave within the linger time. */
  void disconnect(Endpoint endpoint) {
    EndpointHost host =
        find(
            endpoint,
            "connected",
            candidate -> candidate.connector() != null && !candidate.isGivenUp());
    long linger = Waiting.nanos(host.profile().connection().linger());
    long deadlineNanos = core.context.clock().nanoTime() + linger;
    core.turn.enter();
    try {
      host.giveUp();
      core.membership.giveUp(host.member());
    } finally {
      core.turn.leave();
    }
    host.connector().finish(deadlineNanos);
  }

  private EndpointHost find(Endpoint endpoint, String how, Predicate<EndpointHost> suits) {
    return core.decide(
        () ->
            hosts.stream()
                .filter(host -> host.endpoint().equals(endpoint) && suits.test(host))
                .findFirst()
                .orElseThrow(
                    () ->
                        new EndpointException(
                            "This socket is not "
                                + how
                                + " to '"
                                + endpoint
                                + "': give the endpoint as bind() returned it or as it was"
                                + " connected")));
  }

  private void forget(EndpointHost host) {
    core.turn.enter();
    try {
      hosts.remove(host);
      core.closing.progress();
    } finally {
      core.turn.leave();
    }
  }

  // ---- in the socket's turn
  // ---------------------------------------------------------------------------

  /** A connector has ended for good. */
  void ended(EndpointHost host, String cause) {
    if (hosts.remove(host)) {
      host.giveUp();
      core.membership.close(host.member(), DropCause.ENDPOINT_CLOSED, true);
      core.events.announce(new Disconnected(host.endpoint(), cause), core.turn);
    }
    core.closing.progress();
  }

  /** Listeners and connectors that are there. */
  List<EndpointHost> all() {
    return new ArrayList<>(hosts);
  }

  /** Tells all endpoints, those to come by {@link #add}, what the marks are now. */
  void marks(HighWaterMark send, HighWaterMark receive) {
    hosts.forEach(host -> host.marks(send, receive));
  }

  private boolean add(EndpointHost host) {
    core.membership.roster().tellMarks(host);
    return hosts.add(host);
  }

  /** For close(), after its listener is closed. */
  void remove(EndpointHost host) {
    hosts.remove(host);
  }

  boolean isEmpty() {
    return hosts.isEmpty();
  }
}
