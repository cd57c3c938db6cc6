package io.skein.transports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.skein.message.Endpoint;
import io.skein.testkit.ReservedEndpoints;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class ReservedEndpointsTest {

  private static InetSocketAddress address(Endpoint endpoint) {
    String port = endpoint.address().substring(endpoint.address().indexOf(':') + 1);
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
  }

  @Test
  void shouldBeHeldForWhoeverAsksForItByItsNumber() throws IOException {
    InetSocketAddress reserved = address(ReservedEndpoints.tcp());
    for (int i = 0; i < 2; i++) {
      assertThrows(
          ConnectException.class, () -> new Socket(reserved.getAddress(), reserved.getPort()));
      try (ServerSocket listener = new ServerSocket()) {
        listener.bind(reserved);
        new Socket(reserved.getAddress(), reserved.getPort()).close();
      }
    }
    try (Socket stranger = new Socket()) {
      stranger.setReuseAddress(false);
      assertThrows(BindException.class, () -> stranger.bind(reserved));
    }
  }

  @Test
  void shouldDiffer() {
    assertEquals(
        100,
        java.util.stream.Stream.generate(ReservedEndpoints::tcp).limit(100).distinct().count());
  }
}
