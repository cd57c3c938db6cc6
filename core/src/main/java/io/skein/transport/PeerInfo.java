package io.skein.transport;

import io.skein.message.RoutingId;
import io.skein.message.SocketType;
import java.util.Map;
import java.util.Optional;

/**
 * What a handshake told about the peer.
 *
 * @param link the number of the link, from {@link TransportContext#nextLink}
 * @param type what the peer announced to be; compatible with the socket
 * @param routingId what the peer announced, if anything
 * @param address where it is
 * @param properties user id and {@code X-} properties
 * @param lanes for a transport without a wire: the lanes that the other socket's pipe has already,
 *     as this end names them; empty where the socket is to make a pair of its own
 */
public record PeerInfo(
    long link,
    SocketType type,
    Optional<RoutingId> routingId,
    String address,
    Map<String, String> properties,
    Optional<Lanes> lanes) {}
