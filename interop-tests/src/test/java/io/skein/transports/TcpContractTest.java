package io.skein.transports;

import io.skein.message.Endpoint;
import io.skein.testkit.TransportContract;
import io.skein.transport.TransportProvider;
import io.skein.transport.tcp.TcpTransportProvider;

class TcpContractTest extends TransportContract {

  @Override
  public TransportProvider provider() {
    return new TcpTransportProvider();
  }

  @Override
  public Endpoint wildcard() {
    return Endpoint.parse("tcp://127.0.0.1:*");
  }

  @Override
  public Endpoint unused() {
    return FreeEndpoints.tcp();
  }

  /** A read asks for 8 KiB or more, and ends where it ends. */
  @Override
  public long overshoot(int messageBytes) {
    return 2 + 8192 / messageBytes;
  }
}
