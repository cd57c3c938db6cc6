package io.skein.transports;

import io.skein.message.Endpoint;
import io.skein.testkit.TransportContract;
import io.skein.transport.TransportProvider;
import io.skein.transport.tcp.TcpTransportProvider;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class IpcContractTest extends TransportContract {
  @TempDir Path directory;
  private int names;

  @Override
  public TransportProvider provider() {
    return new TcpTransportProvider();
  }

  @Override
  public Endpoint wildcard() {
    return Endpoint.parse("ipc://*");
  }

  @Override
  public Endpoint unused() {
    return new Endpoint("ipc", directory.resolve("socket-" + ++names).toString());
  }

  /** What 8 KiB hold, headers included, or one message where that is less. */
  @Override
  public long overshoot(int messageBytes) {
    return Math.max(1, 8192 / (messageBytes + 2));
  }
}
