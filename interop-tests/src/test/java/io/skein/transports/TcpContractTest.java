package io.skein.transports;

import io.skein.message.Endpoint;
import io.skein.testkit.ReservedEndpoints;
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
    return ReservedEndpoints.tcp();
  }

  /** What 8 KiB hold, headers included, or one message where that is less. */
  @Override
  public long overshoot(int messageBytes) {
    return Math.max(1, 8192 / (messageBytes + 2));
  }
}
