package io.skein.pubsub;

import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.socket.Context;
import io.skein.socket.DuplexOptions;
import io.skein.socket.ReceivingSocket;
import io.skein.socket.SocketOptions;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Publishes as {@link PubSocket} does, and receives what subscribers ask for and send (RFC 29).
 *
 * <p>What is received is an {@link Item}: a {@link io.skein.message.Item.Subscribed} when a prefix
 * is first wanted, a {@link io.skein.message.Item.Cancelled} when nobody wants it any more, or a
 * {@link Message} that an XSUB sent; each with its peer. While more than 1000 subscriptions and
 * cancels wait to be received, a change and its opposite undo each other.
 */
public final class XPubSocket extends ReceivingSocket<Item> {
  private XPubSocket(Context context, Options options) {
    this(context, options.verbose, options.build());
  }

  private XPubSocket(Context context, boolean verbose, SocketOptions options) {
    super(context, new XPubPattern(false, verbose, options.maxSubscriptions()), options);
  }

  /** A socket with the default options. */
  public static XPubSocket open(Context context) {
    return open(context, options -> {});
  }

  /** A socket whose options {@code settings} has set. */
  public static XPubSocket open(Context context, Consumer<? super Options> settings) {
    Options options = new Options();
    settings.accept(options);
    return new XPubSocket(context, options);
  }

  /**
   * Queues {@code message} for every subscriber that wants it, at once; dropped and counted for
   * those whose queue is full.
   */
  public void send(Message message) {
    trySendItem(message);
  }

  /** As {@link #send(Message)}, a message of one frame for each text. */
  public void send(String... frames) {
    send(Message.of(frames));
  }

  /** Changes the mark of all queues to peers, those included that are there; 0 for none. */
  public void sendHighWaterMark(int messages) {
    changeSendMark(messages);
  }

  /**
   * Waits until at least {@code count} peers have subscribed to something: what is sent from then
   * on reaches them.
   *
   * @return false when the time was up or the socket closed first
   */
  public boolean awaitSubscribers(int count, Duration timeout) throws InterruptedException {
    return awaitSubscribedPeers(count, timeout);
  }

  /** What can be set when an XPUB is opened. */
  public static final class Options extends DuplexOptions<Options> {
    private boolean verbose;

    private Options() {}

    /** How many prefixes one subscriber may hold; default 1,000,000, zero for any number. */
    public Options maxSubscriptions(int prefixes) {
      setMaxSubscriptions(prefixes);
      return this;
    }

    /**
     * Whether every subscription and cancel of every peer is received, not only the first and the
     * last for each prefix; default false (XPB-9).
     */
    public Options verbose(boolean verbose) {
      this.verbose = verbose;
      return this;
    }
  }
}
