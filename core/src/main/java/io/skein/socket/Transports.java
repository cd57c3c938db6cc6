package io.skein.socket;

import io.skein.event.EndpointException;
import io.skein.message.Endpoint;
import io.skein.transport.Transport;
import io.skein.transport.TransportContext;
import io.skein.transport.TransportProvider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The transports of one context, each made at the first use of one of its schemes. */
final class Transports {
  private final Map<String, TransportProvider> providers = new TreeMap<>();
  private final Map<TransportProvider, Transport> made = new HashMap<>();
  private final TransportContext context;
  private boolean closed;

  /** With {@code given}, or with what ServiceLoader finds when it is null. */
  Transports(List<TransportProvider> given, TransportContext context) {
    this.context = context;
    Iterable<TransportProvider> all = given != null ? given : found();
    for (TransportProvider provider : all) {
      provider.schemes().forEach(scheme -> providers.putIfAbsent(scheme, provider));
    }
  }

  /** By our own class loader as well: an application's threads may have another one. */
  private static List<TransportProvider> found() {
    List<TransportProvider> all = new ArrayList<>();
    ServiceLoader.load(TransportProvider.class, Transports.class.getClassLoader())
        .forEach(all::add);
    if (all.isEmpty()) {
      ServiceLoader.load(TransportProvider.class).forEach(all::add);
    }
    return all;
  }

  synchronized Transport of(Endpoint endpoint) {
    TransportProvider provider = providers.get(endpoint.scheme());
    if (provider == null) {
      throw new EndpointException(
          "There is no transport for '"
              + endpoint
              + "': the schemes present are "
              + providers.keySet()
              + "; put the module of the one you want on the path");
    }
    if (closed) {
      throw new EndpointException("The context is closed: create another one");
    }
    return made.computeIfAbsent(provider, any -> provider.create(context));
  }

  synchronized void close() {
    closed = true;
    made.values().forEach(Transport::close);
    made.clear();
  }
}
