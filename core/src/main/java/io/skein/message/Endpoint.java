package io.skein.message;

/**
 * Where a socket can be bound or connected: {@code tcp://127.0.0.1:5555}, {@code ipc:///tmp/a},
 * {@code inproc://name}. What the address means is the transport's business.
 *
 * @param scheme the transport's name, in lower case
 * @param address what follows {@code ://}, not empty
 */
public record Endpoint(String scheme, String address) {
  private static final String SEPARATOR = "://";

  /**
   * Takes the parts as they are.
   *
   * @throws IllegalArgumentException when one of them is empty
   */
  public Endpoint {
    if (scheme.isEmpty() || address.isEmpty()) {
      throw malformed(scheme + SEPARATOR + address);
    }
  }

  /**
   * Reads {@code scheme://address}.
   *
   * @throws IllegalArgumentException when {@code text} does not have that form
   */
  public static Endpoint parse(String text) {
    int at = text.indexOf(SEPARATOR);
    if (at <= 0 || at + SEPARATOR.length() == text.length()) {
      throw malformed(text);
    }
    return new Endpoint(text.substring(0, at), text.substring(at + SEPARATOR.length()));
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException(
        "The endpoint '"
            + text
            + "' cannot be read: write scheme://address, such as tcp://127.0.0.1:5555");
  }

  /** {@code scheme://address}. */
  @Override
  public String toString() {
    return scheme + SEPARATOR + address;
  }
}
