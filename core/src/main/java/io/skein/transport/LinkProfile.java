package io.skein.transport;

import io.skein.message.RoutingId;
import io.skein.message.SocketType;
import io.skein.pipe.HighWaterMark;
import io.skein.security.Mechanism;
import java.util.Optional;

/**
 * What a socket is, and what it wants of its links. Immutable; read by new connections.
 *
 * @param type what is announced
 * @param routingId the own id to announce, if there is one (ROU-2)
 * @param sendMark the mark of outbound lanes
 * @param receiveMark the mark of inbound lanes
 * @param mechanism how peers are let in
 * @param connection times and limits of every connection
 * @param transport what the operating system's sockets are set to
 */
public record LinkProfile(
    SocketType type,
    Optional<RoutingId> routingId,
    HighWaterMark sendMark,
    HighWaterMark receiveMark,
    Mechanism mechanism,
    ConnectionOptions connection,
    TransportOptions transport) {

  /** The same with other marks. */
  public LinkProfile withMarks(HighWaterMark send, HighWaterMark receive) {
    return new LinkProfile(type, routingId, send, receive, mechanism, connection, transport);
  }
}
