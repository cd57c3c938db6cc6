package io.skein.transport.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.EndpointException;
import io.skein.message.Endpoint;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {

  @ParameterizedTest
  @CsvSource({
    "tcp://*:5555,               *,            5555",
    "tcp://*:*,                  *,            0",
    "tcp://127.0.0.1:*,          127.0.0.1,    0",
    "tcp://127.0.0.1:0,          127.0.0.1,    0",
    "tcp://[::1]:5555,           ::1,          5555",
    "tcp://[fe80::1%eth0]:5555,  fe80::1%eth0, 5555",
    "tcp://localhost:65535,      localhost,    65535",
    "tcp://eth0:5555,            eth0,         5555",
    "tcp://my-host.example:1,    my-host.example, 1",
  })
  void shouldReadAddressesToBind(String endpoint, String host, int port) {
    assertEquals(
        new TcpAddress(Optional.empty(), new HostPort(host, port)),
        TcpAddress.toBind(Endpoint.parse(endpoint)));
  }

  @ParameterizedTest
  @CsvSource({
    "tcp://127.0.0.1:5555,                  ,          , 127.0.0.1, 5555",
    "tcp://[::1]:5555,                      ,          , ::1,       5555",
    "tcp://127.0.0.1:0;localhost:5555,      127.0.0.1, 0, localhost, 5555",
    "tcp://lo:*;127.0.0.1:5555,             lo,        0, 127.0.0.1, 5555",
    "tcp://*:4444;host.example:5555,        *,         4444, host.example, 5555",
    "tcp://[::1]:4444;[::1]:5555,           ::1,       4444, ::1,    5555",
  })
  void shouldReadAddressesToConnect(
      String endpoint, String sourceHost, Integer sourcePort, String host, int port) {
    assertEquals(
        new TcpAddress(
            Optional.ofNullable(sourceHost).map(any -> new HostPort(sourceHost, sourcePort)),
            new HostPort(host, port)),
        TcpAddress.toConnect(Endpoint.parse(endpoint)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tcp://localhost            | port is missing",
        "tcp://:5555                | host is missing",
        "tcp://localhost:           | '' is not a port",
        "tcp://localhost:port       | 'port' is not a port",
        "tcp://localhost:65536      | '65536' is not a port",
        "tcp://localhost:-1         | '-1' is not a port",
        "tcp://localhost:123456789  | is not a port",
        "tcp://::1:5555             | stands in brackets",
        "tcp://[localhost]:5555     | not an IPv6 address",
        "tcp://a b:5555             | not the name of a host",
        "tcp://a/b:5555             | not the name of a host",
      })
  void shouldSayWhatIsWrong(String endpoint, String rule) {
    for (boolean bind : new boolean[] {true, false}) {
      Endpoint parsed = Endpoint.parse(endpoint);
      EndpointException e =
          assertThrows(
              EndpointException.class,
              () -> {
                if (bind) {
                  TcpAddress.toBind(parsed);
                } else {
                  TcpAddress.toConnect(parsed);
                }
              });
      assertTrue(e.getMessage().contains(rule), e.getMessage());
      assertTrue(e.getMessage().contains(endpoint), e.getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tcp://*:5555               | '*' is for bind()",
        "tcp://localhost:*          | needs a port",
        "tcp://localhost:0          | needs a port",
        "tcp://lo;localhost:5555    | port is missing",
      })
  void shouldNotConnectEverywhere(String endpoint, String rule) {
    EndpointException e =
        assertThrows(EndpointException.class, () -> TcpAddress.toConnect(Endpoint.parse(endpoint)));
    assertTrue(e.getMessage().contains(rule), e.getMessage());
  }

  @Test
  void shouldNotBindWithASource() {
    EndpointException e =
        assertThrows(
            EndpointException.class,
            () -> TcpAddress.toBind(Endpoint.parse("tcp://lo:0;localhost:5555")));
    assertTrue(e.getMessage().contains("connect()"), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "ipc:///tmp/a, /tmp/a",
    "ipc://a,      a",
    "ipc://./b/c,  ./b/c",
  })
  void shouldReadPaths(String endpoint, String path) {
    assertEquals(path, IpcAddress.path(Endpoint.parse(endpoint)).toString());
  }

  @Test
  void shouldRefuseWhatIsNoPathOfASocket() {
    assertIpcFails("ipc://@abstract", "abstract");
    assertIpcFails("ipc:///tmp/", "directory");
    assertIpcFails("ipc://a\0b", "not a path");
    assertIpcFails("ipc://*", "for bind()");
    assertIpcFails("ipc:///" + "a".repeat(107), "at most 107 bytes, this one has 108");
    assertIpcFails("ipc:///" + "ä".repeat(54), "at most 107 bytes, this one has 109");
    IpcAddress.path(Endpoint.parse("ipc:///" + "a".repeat(106)));
  }

  private static void assertIpcFails(String endpoint, String rule) {
    EndpointException e =
        assertThrows(EndpointException.class, () -> IpcAddress.path(Endpoint.parse(endpoint)));
    assertTrue(e.getMessage().contains(rule), e.getMessage());
  }
}
