package io.skein.security;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** The mechanisms that Skein brings. Neither encrypts anything. */
public final class Mechanisms {
  private static final Authenticator NOBODY =
      (credentials, peer) ->
          CompletableFuture.completedFuture(
              AuthenticationDecision.deny(
                  "this PLAIN server has no authenticator and refuses everybody"));

  private Mechanisms() {}

  /** NULL: everybody is let in. */
  public static Mechanism none() {
    return NullMechanism.INSTANCE;
  }

  /**
   * PLAIN (RFC 24), the side that shows user and password. They travel in the clear.
   *
   * @throws IllegalArgumentException when one of them is longer than 255 bytes of UTF-8
   */
  public static Mechanism plainClient(String user, String password) {
    return new PlainClient(user, password);
  }

  /** PLAIN, the side that asks {@code authenticator}. */
  public static Mechanism plainServer(Authenticator authenticator) {
    return new PlainServer(Objects.requireNonNull(authenticator, "authenticator"), Runnable::run);
  }

  /** PLAIN, the side that asks, with nobody to ask: refuses everybody. */
  public static Mechanism plainServer() {
    return new PlainServer(NOBODY, Runnable::run);
  }
}
