package io.skein.pipeline;

import io.skein.socket.Context;
import io.skein.socket.SendOptions;
import io.skein.socket.SendingSocket;
import java.util.function.Consumer;

/**
 * Hands out work: each message to one PULL, the next that has room (RFC 30).
 *
 * <pre>
 *   try (PushSocket source = PushSocket.open(context, o -> o.sendHighWaterMark(10_000))) {
 *     source.connect("tcp://127.0.0.1:5555");
 *     source.send("hello", "world");
 *   }
 * </pre>
 *
 * <p>A sender waits while no peer has room (PSH-4) and nothing is ever dropped for want of room
 * (PSH-5). What is queued for a connected endpoint waits for its peer to come, or to come back.
 */
public final class PushSocket extends SendingSocket {

  private PushSocket(Context context, Options options) {
    super(context, new PushPattern(), options.build());
  }

  /** A socket with the default options. */
  public static PushSocket open(Context context) {
    return open(context, options -> {});
  }

  /** A socket whose options {@code settings} has set. */
  public static PushSocket open(Context context, Consumer<? super Options> settings) {
    Options options = new Options();
    settings.accept(options);
    return new PushSocket(context, options);
  }

  /** What can be set when a PUSH is opened. */
  public static final class Options extends SendOptions<Options> {
    private Options() {}
  }
}
