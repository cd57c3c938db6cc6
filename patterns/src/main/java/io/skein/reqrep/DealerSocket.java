package io.skein.reqrep;

import io.skein.message.RoutingId;
import io.skein.socket.Context;
import io.skein.socket.DuplexOptions;
import io.skein.socket.DuplexSocket;
import java.util.function.Consumer;

/**
 * Sends to all its peers in turn and receives from all in turn, in no fixed order (RFC 28): the
 * asynchronous REQ.
 *
 * <p>Talking to a REP, put an empty frame in front of each request and expect one in front of each
 * reply. A sender waits while no peer has room (DEA-3).
 */
public final class DealerSocket extends DuplexSocket {

  private DealerSocket(Context context, Options options) {
    super(context, new DealerPattern(), options.build());
  }

  /** A socket with the default options. */
  public static DealerSocket open(Context context) {
    return open(context, options -> {});
  }

  /** A socket whose options {@code settings} has set. */
  public static DealerSocket open(Context context, Consumer<? super Options> settings) {
    Options options = new Options();
    settings.accept(options);
    return new DealerSocket(context, options);
  }

  /** What can be set when a DEALER is opened. */
  public static final class Options extends DuplexOptions<Options> {
    private Options() {}

    /** The id that peers know this socket by, 1 to 255 bytes; default none (ROU-2). */
    public Options routingId(RoutingId id) {
      setRoutingId(id);
      return this;
    }

    /** As {@link #routingId(RoutingId)}, in UTF-8. */
    public Options routingId(String id) {
      return routingId(RoutingId.of(id));
    }
  }
}
