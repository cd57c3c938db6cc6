package io.skein.pipeline;

import io.skein.message.Message;
import io.skein.socket.Context;
import io.skein.socket.ReceiveOptions;
import io.skein.socket.ReceivingSocket;
import java.util.function.Consumer;

/**
 * Takes work: receives from all PUSH peers, one message of each in turn (RFC 30).
 *
 * <p>A full queue pushes back on its sender; the application paces the work by receiving.
 */
public final class PullSocket extends ReceivingSocket<Message> {

  private PullSocket(Context context, Options options) {
    super(context, new PullPattern(), options.build());
  }

  /** A socket with the default options. */
  public static PullSocket open(Context context) {
    return open(context, options -> {});
  }

  /** A socket whose options {@code settings} has set. */
  public static PullSocket open(Context context, Consumer<? super Options> settings) {
    Options options = new Options();
    settings.accept(options);
    return new PullSocket(context, options);
  }

  /** What can be set when a PULL is opened. */
  public static final class Options extends ReceiveOptions<Options> {
    private Options() {}
  }
}
