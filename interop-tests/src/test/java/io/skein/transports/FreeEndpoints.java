package io.skein.transports;

import io.skein.message.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Endpoints that nobody is bound to. */
public final class FreeEndpoints {
  private FreeEndpoints() {}

  /** A tcp port of the loopback address that was free a moment ago. */
  public static Endpoint tcp() {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return new Endpoint("tcp", "127.0.0.1:" + probe.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
