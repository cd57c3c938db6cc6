package io.skein.transport.tcp;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.util.List;

/** Whom a connector connects to. */
interface Destination {

  /**
   * One way there.
   *
   * @param from an address of our own, or null for any
   * @param to the peer's address
   */
  record Route(SocketAddress from, SocketAddress to) {}

  /** Whether {@link #routes} has to ask somebody and must not be called on a loop. */
  boolean mayBlock();

  /** All ways there at this moment, best first, at least one. */
  List<Route> routes() throws IOException;

  /** A non-blocking channel for {@code route}, not connected yet. */
  SocketChannel open(Route route) throws IOException;
}
