package io.skein.transport.inproc;

import io.skein.event.EndpointException;
import io.skein.message.Endpoint;
import io.skein.transport.Connector;
import io.skein.transport.Lanes;
import io.skein.transport.LinkHost;
import io.skein.transport.Listener;
import io.skein.transport.Transport;
import io.skein.transport.TransportContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names of one context: who is bound to each, and who waits for it to be bound.
 *
 * <p>The monitor guards the two maps and is never held while a socket is told something.
 */
final class InprocTransport implements Transport {
  private static final String WILDCARD = "*";

  private final TransportContext context;
  private final Map<String, InprocListener> listeners = new HashMap<>();
  private final Map<String, Set<InprocConnector>> waiting = new HashMap<>();

  InprocTransport(TransportContext context) {
    this.context = context;
  }

  TransportContext context() {
    return context;
  }

  @Override
  public Listener bind(Endpoint endpoint, LinkHost host) {
    String name = endpoint.address();
    if (name.equals(WILDCARD)) {
      name = "any-" + context.nextLink();
    }
    InprocListener listener = new InprocListener(this, new Endpoint(endpoint.scheme(), name), host);
    List<InprocConnector> comers;
    synchronized (this) {
      if (listeners.putIfAbsent(name, listener) != null) {
        throw new EndpointException(
            "The name '" + endpoint + "' is bound already: unbind it first or choose another");
      }
      comers = new ArrayList<>(waiting.getOrDefault(name, Set.of()));
      waiting.remove(name);
    }
    host.listening(listener.endpoint());
    comers.forEach(connector -> connector.join(listener));
    return listener;
  }

  @Override
  public Connector connect(Endpoint endpoint, LinkHost host, Lanes lanes) {
    if (endpoint.address().equals(WILDCARD)) {
      throw EndpointException.malformed(
          endpoint, "'*' is for bind(); connect to the endpoint that bind() returned");
    }
    InprocConnector connector = new InprocConnector(this, endpoint, host);
    joinOrWait(connector);
    return connector;
  }

  /** Joins {@code connector} to whoever is bound to its name, now or later. */
  void joinOrWait(InprocConnector connector) {
    joinAnother(connector, null);
  }

  /** Likewise, but for {@code unsuitable}: that one is not asked again. */
  void joinAnother(InprocConnector connector, InprocListener unsuitable) {
    String name = connector.endpoint().address();
    InprocListener listener;
    synchronized (this) {
      listener = listeners.get(name);
      if (listener == null || listener == unsuitable) {
        waiting.computeIfAbsent(name, any -> new LinkedHashSet<>()).add(connector);
        listener = null;
      }
    }
    if (listener != null) {
      connector.join(listener);
    } else if (connector.hasEnded()) {
      forget(connector); // It ended meanwhile, and may have been forgotten before it came here.
    }
  }

  synchronized void forget(InprocConnector connector) {
    waiting.computeIfPresent(
        connector.endpoint().address(),
        (name, set) -> set.remove(connector) && set.isEmpty() ? null : set);
  }

  synchronized void forget(InprocListener listener) {
    listeners.remove(listener.endpoint().address(), listener);
  }

  @Override
  public void close() {
    // There are no threads, and the sockets have closed their listeners and connectors.
  }
}
