package io.skein.socket;

import io.skein.event.SocketEvent;
import io.skein.message.RoutingId;
import io.skein.message.SocketType;
import io.skein.pipe.HighWaterMark;
import io.skein.security.Mechanism;
import io.skein.transport.ConnectionOptions;
import io.skein.transport.LinkProfile;
import io.skein.transport.TransportOptions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * All options of a socket, nested by who uses them. Immutable; made and checked by the builder of
 * the socket's type.
 *
 * @param queue how much may wait
 * @param mechanism how peers are let in
 * @param connection times and limits of every connection
 * @param transport what the operating system's sockets are set to
 * @param routingId the id that peers are told (ROU-2)
 * @param listeners who is told what happens
 */
public record SocketOptions(
    Queue queue,
    Mechanism mechanism,
    ConnectionOptions connection,
    TransportOptions transport,
    Optional<RoutingId> routingId,
    List<Consumer<? super SocketEvent>> listeners) {

  /**
   * How much may wait for each peer.
   *
   * @param send outbound; default 1000 messages
   * @param receive inbound; default 1000 messages
   */
  public record Queue(HighWaterMark send, HighWaterMark receive) {
    /** The defaults. */
    public static final Queue DEFAULT =
        new Queue(HighWaterMark.ofMessages(1000), HighWaterMark.ofMessages(1000));
  }

  /** Copies the list. */
  public SocketOptions {
    listeners = List.copyOf(listeners);
  }

  /** How many different prefixes one subscriber may hold; zero for any number. */
  public int maxSubscriptions() {
    return connection.maxSubscriptions();
  }

  /** What transports are told. */
  LinkProfile profile(SocketType type, Executor callbacks) {
    return new LinkProfile(
        type,
        routingId,
        queue.send(),
        queue.receive(),
        mechanism.callingBackOn(callbacks),
        connection,
        transport);
  }
}
