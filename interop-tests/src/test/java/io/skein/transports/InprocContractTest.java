package io.skein.transports;

import io.skein.message.Endpoint;
import io.skein.testkit.TransportContract;
import io.skein.transport.TransportProvider;
import io.skein.transport.inproc.InprocTransportProvider;
import java.util.concurrent.atomic.AtomicInteger;

class InprocContractTest extends TransportContract {
  private static final AtomicInteger NAMES = new AtomicInteger();

  @Override
  public TransportProvider provider() {
    return new InprocTransportProvider();
  }

  @Override
  public Endpoint wildcard() {
    return Endpoint.parse("inproc://*");
  }

  @Override
  public Endpoint unused() {
    return Endpoint.parse("inproc://contract-" + NAMES.incrementAndGet());
  }

  /** One queue stands for two. */
  @Override
  public long inboundMark(int sendMark, int receiveMark) {
    return sendMark + receiveMark;
  }
}
