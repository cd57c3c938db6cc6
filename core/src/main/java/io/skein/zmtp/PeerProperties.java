package io.skein.zmtp;

import io.skein.message.RoutingId;
import io.skein.message.SocketType;
import java.util.Map;
import java.util.Optional;

/**
 * What a handshake told about the peer.
 *
 * @param type what it announced to be; compatible with ours
 * @param routingId the id it announced, if any
 * @param properties {@code User-Id} and other properties from our authenticator, and the peer's own
 *     that begin with {@code X-}
 * @param minorVersion 0 for ZMTP 3.0, 1 for 3.1 and anything later
 */
public record PeerProperties(
    SocketType type,
    Optional<RoutingId> routingId,
    Map<String, String> properties,
    int minorVersion) {

  /** Copies the map. */
  public PeerProperties {
    properties = Map.copyOf(properties);
  }
}
