package io.skein.transport.tcp;

import io.skein.transport.Transport;
import io.skein.transport.TransportContext;
import io.skein.transport.TransportProvider;
import java.util.Set;

/** Serves {@code tcp://} and {@code ipc://} with one transport. */
public final class TcpTransportProvider implements TransportProvider {

  /** For {@link java.util.ServiceLoader}, and for builders of contexts. */
  public TcpTransportProvider() {}

  @Override
  public Set<String> schemes() {
    return Set.of(TcpTransport.TCP, TcpTransport.IPC);
  }

  @Override
  public Transport create(TransportContext context) {
    return new TcpTransport(context);
  }
}
