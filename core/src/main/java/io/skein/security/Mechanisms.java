package io.skein.security;

/** The mechanisms that Skein brings. */
public final class Mechanisms {
  private Mechanisms() {}

  /** NULL: everybody is let in, nothing is encrypted. */
  public static Mechanism none() {
    throw new UnsupportedOperationException();
  }

  /** PLAIN, the side that shows user and password, both at most 255 bytes of UTF-8. */
  public static Mechanism plainClient(String user, String password) {
    throw new UnsupportedOperationException();
  }

  /** PLAIN, the side that asks {@code authenticator}. */
  public static Mechanism plainServer(Authenticator authenticator) {
    throw new UnsupportedOperationException();
  }

  /** PLAIN, the side that asks, without anybody to ask: refuses everybody. */
  public static Mechanism plainServer() {
    throw new UnsupportedOperationException();
  }
}
