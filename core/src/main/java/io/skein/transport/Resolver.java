package io.skein.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** How host names become addresses. */
@FunctionalInterface
public interface Resolver {
  /** What the operating system says. */
  Resolver SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  /**
   * All addresses of {@code host}, best first, at least one. May block; any thread.
   *
   * @throws UnknownHostException when there is none
   */
  List<InetAddress> resolve(String host) throws UnknownHostException;
}
