package io.skein.security;

import java.util.Map;

/** What an {@link Authenticator} decided. */
public sealed interface AuthenticationDecision {

  /**
   * The peer is let in.
   *
   * @param userId becomes the property {@code User-Id} of the peer
   * @param properties further properties of the peer, as the application will see them
   */
  record Accepted(String userId, Map<String, String> properties) implements AuthenticationDecision {
    /** Copies the map. */
    public Accepted {
      properties = Map.copyOf(properties);
    }
  }

  /**
   * The peer is not let in.
   *
   * @param code three digits, told to the peer: 300 to try again later, 400 for wrong credentials,
   *     500 for an error of the authenticator
   * @param reason for the event on this side; never sent
   */
  record Denied(String code, String reason) implements AuthenticationDecision {}

  /** The peer is let in as {@code userId}. */
  static AuthenticationDecision accept(String userId) {
    return new Accepted(userId, Map.of());
  }

  /** The peer's credentials are wrong: code 400. */
  static AuthenticationDecision deny(String reason) {
    return new Denied("400", reason);
  }
}
