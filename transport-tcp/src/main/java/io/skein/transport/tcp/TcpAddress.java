package io.skein.transport.tcp;

import io.skein.event.EndpointException;
import io.skein.message.Endpoint;
import java.util.Optional;

/**
 * What follows {@code tcp://}.
 *
 * <pre>
 *   bind:     HOST:PORT               HOST is * or an address, an interface, a name; PORT may be * or 0
 *   connect:  [SOURCE:PORT;]HOST:PORT SOURCE is * or an address, an interface, a name of our own
 * </pre>
 *
 * @param source where a connection is to come from
 * @param target where to listen, or whom to connect to
 */
record TcpAddress(Optional<HostPort> source, HostPort target) {

  /** Reads the address of an endpoint to be bound. */
  static TcpAddress toBind(Endpoint endpoint) {
    TcpAddress address = parse(endpoint);
    if (address.source().isPresent()) {
      throw malformed(endpoint, "source;host:port is for connect(); bind() takes host:port alone");
    }
    return address;
  }

  /** Reads the address of an endpoint to be connected. */
  static TcpAddress toConnect(Endpoint endpoint) {
    TcpAddress address = parse(endpoint);
    if (address.target().isWildcard()) {
      throw malformed(
          endpoint, "a connection needs one host; '*' is for bind(), write its name or address");
    }
    if (address.target().port() == 0) {
      throw malformed(
          endpoint,
          "a connection needs a port; take the one from the endpoint that bind() returned");
    }
    return address;
  }

  private static TcpAddress parse(Endpoint endpoint) {
    String text = endpoint.address();
    int semicolon = text.indexOf(';');
    try {
      return new TcpAddress(
          semicolon < 0
              ? Optional.empty()
              : Optional.of(HostPort.parse(text.substring(0, semicolon))),
          HostPort.parse(text.substring(semicolon + 1)));
    } catch (IllegalArgumentException e) {
      throw malformed(endpoint, e.getMessage());
    }
  }

  private static EndpointException malformed(Endpoint endpoint, String rule) {
    return EndpointException.malformed(endpoint, rule);
  }
}
