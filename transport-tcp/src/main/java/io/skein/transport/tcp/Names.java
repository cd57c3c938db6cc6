package io.skein.transport.tcp;

import io.skein.transport.Resolver;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Hosts and addresses, from text and back. */
final class Names {
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(%[\\w.-]+)?");

  private Names() {}

  static boolean isIpv6Literal(String host) {
    return IPV6.matcher(host).matches();
  }

  /** Whether {@code host} is an address, so that nobody has to be asked what it means. */
  static boolean isLiteral(String host) {
    return IPV4.matcher(host).matches() || isIpv6Literal(host);
  }

  /**
   * All addresses of {@code host} that may be used, best first. May block unless it is a literal.
   *
   * @throws UnknownHostException with a sentence that names the host
   */
  static List<InetAddress> resolve(String host, Resolver resolver, boolean ipv6)
      throws UnknownHostException {
    List<InetAddress> all = isLiteral(host) ? List.of(literal(host)) : lookUp(host, resolver);
    List<InetAddress> usable = new ArrayList<>(all);
    if (!ipv6) {
      usable.removeIf(address -> !(address instanceof Inet4Address));
    }
    if (usable.isEmpty()) {
      throw new UnknownHostException(
          "The host '" + host + "' has no " + (ipv6 ? "" : "IPv4 ") + "address that may be used");
    }
    return usable;
  }

  private static InetAddress literal(String host) throws UnknownHostException {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new UnknownHostException("'" + host + "' is not an IP address");
    }
  }

  private static List<InetAddress> lookUp(String host, Resolver resolver)
      throws UnknownHostException {
    try {
      return resolver.resolve(host);
    } catch (UnknownHostException e) {
      throw new UnknownHostException("The name '" + host + "' does not resolve to an address");
    }
  }

  /** The address of the network interface of that name, IPv4 before IPv6; empty without one. */
  static Optional<InetAddress> ofInterface(String name, boolean ipv6) throws SocketException {
    NetworkInterface found = NetworkInterface.getByName(name);
    if (found == null) {
      return Optional.empty();
    }
    return found
        .inetAddresses()
        .filter(address -> ipv6 || address instanceof Inet4Address)
        .min(Comparator.comparing(address -> address instanceof Inet6Address));
  }

  /** An address of this machine to bind to: a wildcard, an interface, an address or a name. */
  static InetSocketAddress local(HostPort where, Resolver resolver, boolean ipv6)
      throws SocketException, UnknownHostException {
    if (where.isWildcard()) {
      return new InetSocketAddress(where.port());
    }
    Optional<InetAddress> address =
        isLiteral(where.host()) ? Optional.empty() : ofInterface(where.host(), ipv6);
    return new InetSocketAddress(
        address.isPresent() ? address.get() : resolve(where.host(), resolver, ipv6).get(0),
        where.port());
  }

  /** {@code 127.0.0.1:5555}, {@code [::1]:5555}, or the path of a Unix domain socket. */
  static String text(SocketAddress address) {
    if (address instanceof InetSocketAddress inet) {
      return text(inet.getAddress()) + ":" + inet.getPort();
    }
    if (address instanceof UnixDomainSocketAddress unix) {
      return unix.getPath().toString();
    }
    return String.valueOf(address);
  }

  private static String text(InetAddress address) {
    String text = address.getHostAddress();
    return address instanceof Inet6Address ? "[" + compressed(text) + "]" : text;
  }

  /** The two that everybody writes short. */
  private static String compressed(String text) {
    return switch (text) {
      case "0:0:0:0:0:0:0:0" -> "::";
      case "0:0:0:0:0:0:0:1" -> "::1";
      default -> text;
    };
  }
}
