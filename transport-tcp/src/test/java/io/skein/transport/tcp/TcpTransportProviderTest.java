package io.skein.transport.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.EndpointException;
import io.skein.message.Endpoint;
import io.skein.message.SocketType;
import io.skein.transport.Transport;
import io.skein.transport.TransportProvider;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TcpTransportProviderTest {

  @Test
  void shouldBeFoundAndServeTcpAndIpc() {
    List<TransportProvider> found =
        ServiceLoader.load(TransportProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    assertEquals(1, found.size());
    assertEquals(Set.of("tcp", "ipc"), found.get(0).schemes());
    try (Transport transport = found.get(0).create(new FakeContext())) {
      EndpointException e =
          assertThrows(
              EndpointException.class,
              () -> transport.bind(Endpoint.parse("udp://*:1"), new FakeHost(SocketType.PULL)));
      assertTrue(e.getMessage().contains("udp://*:1"), e.getMessage());
    }
  }
}
