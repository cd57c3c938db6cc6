package io.skein.pubsub;

import io.skein.message.Frame;
import io.skein.message.Message;
import io.skein.socket.Context;
import io.skein.socket.DuplexOptions;
import io.skein.socket.ReceivingSocket;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * Subscribes as {@link SubSocket} does, receives all that publishers send, and sends messages to
 * all of them (RFC 29).
 *
 * <p>A publisher that speaks ZeroMQ takes a message whose first byte is 0 or 1 for a subscription,
 * as its protocol has it: begin messages otherwise.
 */
public final class XSubSocket extends ReceivingSocket<Message> {
  private static final BiPredicate<XSubPattern, Frame> SUBSCRIBE =
      (pattern, prefix) -> {
        pattern.subscribe(prefix);
        return true;
      };
  private static final BiPredicate<XSubPattern, Frame> CANCEL =
      (pattern, prefix) -> {
        pattern.cancel(prefix);
        return true;
      };

  private static final BiPredicate<XSubPattern, Message> SEND =
      (pattern, message) -> {
        pattern.sendToAll(message);
        return true;
      };

  private final XSubPattern pattern;

  private XSubSocket(Context context, XSubPattern pattern, Options options) {
    super(context, pattern, options.build());
    this.pattern = pattern;
  }

  /** A socket with the default options. */
  public static XSubSocket open(Context context) {
    return open(context, options -> {});
  }

  /** A socket whose options {@code settings} has set. */
  public static XSubSocket open(Context context, Consumer<? super Options> settings) {
    Options options = new Options();
    settings.accept(options);
    return new XSubSocket(context, new XSubPattern(), options);
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

  /**
   * Queues {@code message} for every publisher that is there, at once; dropped and counted for
   * those whose queue is full (XSB-3, XSB-4).
   */
  public void send(Message message) {
    decide(pattern, message, SEND);
  }

  /** As {@link #send(Message)}, a message of one frame for each text. */
  public void send(String... frames) {
    send(Message.of(frames));
  }

  /** Changes the mark of all queues to peers, those included that are there; 0 for none. */
  public void sendHighWaterMark(int messages) {
    changeSendMark(messages);
  }

  /** What can be set when an XSUB is opened. */
  public static final class Options extends DuplexOptions<Options> {
    private Options() {}
  }
}
