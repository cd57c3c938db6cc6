package io.skein.zmtp;

import io.skein.message.Endpoint;
import io.skein.message.RoutingId;
import io.skein.message.SocketType;
import io.skein.security.Mechanism;
import java.util.Map;
import java.util.Optional;

/**
 * What the engines of all connections of one endpoint have to know. Times are nanoseconds.
 *
 * @param type what is announced
 * @param routingId the own id to announce; sent by REQ, DEALER and ROUTER only (ROU-2)
 * @param mechanism how the peer is let in
 * @param bound whether this is the accepting side
 * @param endpoint our endpoint of the connections
 * @param maxMessageSize the largest message received: its frames' bytes and 64 for each; 0 for any
 * @param maxSubscriptions how many different prefixes the peer may hold, of 64 bytes on average; 0
 *     for any number
 * @param properties what else is told to the peer: names that begin with {@code X-}
 * @param heartbeatIntervalNanos a PING after so long without a byte; 0 for none
 * @param heartbeatTimeoutNanos how long the peer may stay silent after a PING; 0 for any time
 * @param heartbeatTtlNanos the time to live that a PING asks of the peer; 0 for none
 * @param stallLimitNanos how long the channel may take nothing, or the application nothing; 0 for
 *     any time
 */
public record EngineSettings(
    SocketType type,
    Optional<RoutingId> routingId,
    Mechanism mechanism,
    boolean bound,
    Endpoint endpoint,
    long maxMessageSize,
    int maxSubscriptions,
    Map<String, String> properties,
    long heartbeatIntervalNanos,
    long heartbeatTimeoutNanos,
    long heartbeatTtlNanos,
    long stallLimitNanos) {

  /**
   * Copies the map.
   *
   * @throws IllegalArgumentException when a property cannot be told to the peer, or the routing id
   *     is one of those kept for peers that announce none
   */
  public EngineSettings {
    properties = Map.copyOf(properties);
    for (String name : properties.keySet()) {
      if (!Metadata.isName(name) || !name.regionMatches(true, 0, Wire.APPLICATION_PREFIX, 0, 2)) {
        throw new IllegalArgumentException(
            "A property told to peers has a name of at most 255 letters, digits and - _ . + that"
                + " begins with X-, not '"
                + name
                + "'");
      }
    }
    if (routingId.isPresent() && routingId.get().isGenerated()) {
      throw new IllegalArgumentException(
          "An own routing id does not begin with a zero byte (ROU-9); this one is "
              + routingId.get());
    }
  }
}
