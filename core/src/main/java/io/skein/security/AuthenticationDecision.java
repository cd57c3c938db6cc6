package io.skein.security;

import java.util.Map;
import java.util.Objects;

/** What an {@link Authenticator} decided. */
public sealed interface AuthenticationDecision {

  /**
   * The peer is let in.
   *
   * @param userId becomes the property {@code User-Id} of the peer
   * @param properties further properties of the peer, as the application will see them; they win
   *     over what the peer says of itself
   */
  record Accepted(String userId, Map<String, String> properties) implements AuthenticationDecision {
    /** Copies the map. */
    public Accepted {
      Objects.requireNonNull(userId, "userId");
      properties = Map.copyOf(properties);
    }
  }

  /**
   * The peer is not let in.
   *
   * @param code three digits (ZAP-2): 300 to try again later, which ends the connection without a
   *     word; 400 for wrong credentials and 500 for an error of the server, which are told to the
   *     peer, so that it does not try again
   * @param reason for the event on this side; never sent
   */
  record Denied(String code, String reason) implements AuthenticationDecision {
    /**
     * Takes the parts as they are.
     *
     * @throws IllegalArgumentException when the code is not three digits
     */
    public Denied {
      if (!code.matches("[0-9]{3}")) {
        throw new IllegalArgumentException(
            "The code of a denial is three digits, such as 400, not '" + code + "'");
      }
    }
  }

  /** The peer is let in as {@code userId}. */
  static AuthenticationDecision accept(String userId) {
    return new Accepted(userId, Map.of());
  }

  /** The peer's credentials are wrong: code 400. */
  static AuthenticationDecision deny(String reason) {
    return new Denied("400", reason);
  }
}
