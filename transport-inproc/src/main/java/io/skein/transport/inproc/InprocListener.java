package io.skein.transport.inproc;

import io.skein.message.Endpoint;
import io.skein.transport.LinkHost;
import io.skein.transport.Listener;

/** A bound name. */
final class InprocListener implements Listener {
  private final InprocTransport transport;
  private final Endpoint endpoint;
  private final LinkHost host;

  InprocListener(InprocTransport transport, Endpoint endpoint, LinkHost host) {
    this.transport = transport;
    this.endpoint = endpoint;
    this.host = host;
  }

  LinkHost host() {
    return host;
  }

  @Override
  public Endpoint endpoint() {
    return endpoint;
  }

  @Override
  public void close() {
    transport.forget(this);
  }
}
