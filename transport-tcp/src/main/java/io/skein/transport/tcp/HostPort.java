package io.skein.transport.tcp;

/**
 * {@code host:port} of an address, brackets of IPv6 taken off.
 *
 * @param host a name, an address, an interface or {@code *}
 * @param port 0 for {@code *}
 */
record HostPort(String host, int port) {
  private static final int MAX_PORT = 65_535;
  private static final String FORM =
      "write host:port, such as 127.0.0.1:5555, [::1]:5555 or *:5555";

  /**
   * Reads {@code text}.
   *
   * @throws IllegalArgumentException whose message is a rule: the caller names the endpoint
   */
  static HostPort parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("the port is missing; " + FORM);
    }
    return new HostPort(host(text.substring(0, colon)), port(text.substring(colon + 1)));
  }

  private static String host(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("the host is missing; " + FORM);
    }
    if (text.startsWith("[") && text.endsWith("]")) {
      String address = text.substring(1, text.length() - 1);
      if (!Names.isIpv6Literal(address)) {
        throw new IllegalArgumentException("'" + text + "' is not an IPv6 address in brackets");
      }
      return address;
    }
    if (text.indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          "an IPv6 address stands in brackets; write [" + text + "]:port");
    }
    if (!text.chars().allMatch(HostPort::mayBeInAName)) {
      throw new IllegalArgumentException("'" + text + "' is not the name of a host; " + FORM);
    }
    return text;
  }

  private static boolean mayBeInAName(int c) {
    return Character.isLetterOrDigit(c) || "*.-_@%".indexOf(c) >= 0;
  }

  private static int port(String text) {
    if (text.equals("*")) {
      return 0;
    }
    boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || text.length() > 5 || Integer.parseInt(text) > MAX_PORT) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a port; write a number from 0 to " + MAX_PORT + ", or *");
    }
    return Integer.parseInt(text);
  }

  boolean isWildcard() {
    return host.equals("*");
  }

  /** As it stands in an endpoint. */
  @Override
  public String toString() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
