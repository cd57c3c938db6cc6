package io.skein.message;

import java.util.Map;
import java.util.Optional;

/**
 * Who is at the other end of one link. A value: it holds no pipe and keeps nothing open.
 *
 * @param link a number that no other link of this context bears; a peer that reconnects gets a new
 *     one
 * @param type what the peer announced to be
 * @param routingId what the peer announced, or the id generated for it
 * @param endpoint our endpoint of the link: the one that we bound or connected
 * @param address where the peer is, as far as the transport can tell: {@code 127.0.0.1:40312} for
 *     tcp, the path for ipc, the name for inproc
 * @param properties what the handshake told: {@code User-Id} and the peer's {@code X-} properties
 */
public record Peer(
    long link,
    SocketType type,
    RoutingId routingId,
    Endpoint endpoint,
    String address,
    Map<String, String> properties) {

  /** The property under which an authenticator's user id stands. */
  public static final String USER_ID = "User-Id";

  /** Copies the properties. */
  public Peer {
    properties = Map.copyOf(properties);
  }

  /** The user that was authenticated, when the mechanism of the connection has users. */
  public Optional<String> userId() {
    return Optional.ofNullable(properties.get(USER_ID));
  }

  /** Two peers are the same when their links are. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Peer that && link == that.link;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(link);
  }
}
