package io.skein.transport;

import io.skein.event.EndpointException;
import io.skein.message.Endpoint;

/** One way of moving messages, for all sockets of one context. Safe for any thread. */
public interface Transport extends AutoCloseable {

  /**
   * Takes connections at {@code endpoint}. Returns when peers can connect.
   *
   * @param host the socket that peers are to be joined to
   * @throws EndpointException when the address cannot be read or used
   */
  Listener bind(Endpoint endpoint, LinkHost host);

  /**
   * Connects, and connects again, until {@link Connector#finish}. Returns at once, before there is
   * any connection (ALL-2).
   *
   * @param lanes the queue pair that outlives the connections
   * @throws EndpointException when the address cannot be read; a name that does not resolve is an
   *     event and another attempt
   */
  Connector connect(Endpoint endpoint, LinkHost host, Lanes lanes);

  /**
   * Ends all threads. Called when every socket of the context is closed; blocks until no thread of
   * the transport runs, at most a second.
   */
  @Override
  void close();
}
