package io.skein.cli.socket;

import io.skein.cli.base.StandardError;
import io.skein.message.Endpoint;
import io.skein.socket.SkeinSocket;

/** Binds and connects what was asked for. */
public final class Endpoints {
  private Endpoints() {}

  /**
   * Binds, then connects; tells where it listens when that could not be known before.
   *
   * @throws io.skein.event.EndpointException when an address cannot be read or used
   */
  public static void open(SkeinSocket socket, SocketRequest request, StandardError error) {
    for (String url : request.binds()) {
      Endpoint resolved = socket.bind(url);
      if (isWildcard(url)) {
        error.line("listening " + resolved);
      }
    }
    request.connects().forEach(socket::connect);
  }

  static boolean isWildcard(String url) {
    return url.contains("*") || url.endsWith(":0");
  }
}
