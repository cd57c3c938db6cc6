package io.skein.transport.inproc;

import io.skein.transport.Transport;
import io.skein.transport.TransportContext;
import io.skein.transport.TransportProvider;
import java.util.Set;

/** Brings {@code inproc://name}: any name that is not empty; {@code *} makes one up. */
public final class InprocTransportProvider implements TransportProvider {

  /** For ServiceLoader and for a context's builder. */
  public InprocTransportProvider() {}

  @Override
  public Set<String> schemes() {
    return Set.of("inproc");
  }

  @Override
  public Transport create(TransportContext context) {
    return new InprocTransport(context);
  }
}
