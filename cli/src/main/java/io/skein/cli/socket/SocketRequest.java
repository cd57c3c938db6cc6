package io.skein.cli.socket;

import io.skein.message.Endpoint;
import io.skein.message.SocketType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the command line asks of one socket.
 *
 * @param type which
 * @param binds the URLs to bind, in the order given
 * @param connects the URLs to connect, in the order given
 * @param subscriptions prefixes; for SUB and XSUB none means everything
 * @param routingId --id
 * @param linger --linger; where it is absent the socket's default holds
 * @param options the texts of --option
 * @param plain the text of --plain
 * @param plainUsers the file of --plain-users
 */
public record SocketRequest(
    SocketType type,
    List<String> binds,
    List<String> connects,
    List<String> subscriptions,
    Optional<String> routingId,
    Optional<Duration> linger,
    List<String> options,
    Optional<String> plain,
    Optional<String> plainUsers) {

  /** Where it connects to. What is no URL is left out: connecting says what is wrong with it. */
  Set<Endpoint> connected() {
    return connects.stream()
        .filter(url -> url.contains("://"))
        .map(Endpoint::parse)
        .collect(Collectors.toSet());
  }

  /** A request for endpoints and nothing else. */
  public static SocketRequest plainly(SocketType type, List<String> binds, List<String> connects) {
    return new SocketRequest(
        type,
        binds,
        connects,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }
}
