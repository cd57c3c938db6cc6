package io.skein.pubsub;

import io.skein.message.Frame;
import io.skein.message.Message;
import io.skein.socket.Context;
import io.skein.socket.ReceiveOptions;
import io.skein.socket.ReceivingSocket;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * Receives what it subscribed to, from all its publishers in turn (RFC 29). Without a subscription
 * it receives nothing.
 *
 * <p>A full queue pushes back on the publisher, which drops for this subscriber and counts.
 */
public final class SubSocket extends ReceivingSocket<Message> {
  private static final BiPredicate<SubPattern, Frame> SUBSCRIBE =
      (pattern, prefix) -> {
        pattern.subscribe(prefix);
        return true;
      };
  private static final BiPredicate<SubPattern, Frame> CANCEL =
      (pattern, prefix) -> {
        pattern.cancel(prefix);
        return true;
      };

  private final SubPattern pattern;

  private SubSocket(Context context, SubPattern pattern, Options options) {
    super(context, pattern, options.build());
    this.pattern = pattern;
  }

  /** A socket with the default options. */
  public static SubSocket open(Context context) {
    return open(context, options -> {});
  }

  /** A socket whose options {@code settings} has set. */
  public static SubSocket open(Context context, Consumer<? super Options> settings) {
    Options options = new Options();
    settings.accept(options);
    return new SubSocket(context, new SubPattern(), options);
  }

  /**
   * Receives messages whose first frame begins with these bytes from now on, from every publisher;
   * an empty prefix means all. Additive: two subscriptions need two cancels (SUB-5). Never lost:
   * publishers that join later are told too.
   */
  public void subscribe(Frame prefix) {
    decide(pattern, prefix, SUBSCRIBE);
  }

  /** As {@link #subscribe(Frame)}, in UTF-8. */
  public void subscribe(String prefix) {
    subscribe(Frame.of(prefix));
  }

  /** Takes one subscription back; does nothing when there is none to this prefix. */
  public void unsubscribe(Frame prefix) {
    decide(pattern, prefix, CANCEL);
  }

  /** As {@link #unsubscribe(Frame)}, in UTF-8. */
  public void unsubscribe(String prefix) {
    unsubscribe(Frame.of(prefix));
  }

  /** What can be set when a SUB is opened. */
  public static final class Options extends ReceiveOptions<Options> {
    private Options() {}
  }
}
