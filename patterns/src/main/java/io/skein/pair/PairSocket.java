package io.skein.pair;

import io.skein.socket.Context;
import io.skein.socket.DuplexOptions;
import io.skein.socket.DuplexSocket;
import java.util.function.Consumer;

/**
 * Talks to exactly one other PAIR, both ways (RFC 31).
 *
 * <p>A second peer is refused until the first has fully gone (PAI-1); a sender waits while the peer
 * is absent or its queue is full (PAI-2).
 */
public final class PairSocket extends DuplexSocket {

  private PairSocket(Context context, Options options) {
    super(context, new PairPattern(), options.build());
  }

  /** A socket with the default options. */
  public static PairSocket open(Context context) {
    return open(context, options -> {});
  }

  /** A socket whose options {@code settings} has set. */
  public static PairSocket open(Context context, Consumer<? super Options> settings) {
    Options options = new Options();
    settings.accept(options);
    return new PairSocket(context, options);
  }

  /** What can be set when a PAIR is opened. */
  public static final class Options extends DuplexOptions<Options> {
    private Options() {}
  }
}
