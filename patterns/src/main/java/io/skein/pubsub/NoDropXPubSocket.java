package io.skein.pubsub;

import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.socket.Context;
import io.skein.socket.DuplexOptions;
import io.skein.socket.ReceivingSocket;
import io.skein.socket.Sends;
import io.skein.socket.SocketOptions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * An XPUB that makes its sender wait for the slowest subscriber that wants the message, instead of
 * dropping for it: see {@link XPubSocket} and {@link NoDropPubSocket}.
 */
public final class NoDropXPubSocket extends ReceivingSocket<Item> implements Sends {
  private NoDropXPubSocket(Context context, Options options) {
    this(context, options.verbose, options.build());
  }

  private NoDropXPubSocket(Context context, boolean verbose, SocketOptions options) {
    super(context, new XPubPattern(true, verbose, options.maxSubscriptions()), options);
  }

  /** A socket with the default options. */
  public static NoDropXPubSocket open(Context context) {
    return open(context, options -> {});
  }

  /** A socket whose options {@code settings} has set. */
  public static NoDropXPubSocket open(Context context, Consumer<? super Options> settings) {
    Options options = new Options();
    settings.accept(options);
    return new NoDropXPubSocket(context, options);
  }

  @Override
  public void send(Message message) throws InterruptedException {
    sendItem(message);
  }

  @Override
  public boolean send(Message message, Duration timeout) throws InterruptedException {
    return sendItem(message, timeout);
  }

  @Override
  public boolean trySend(Message message) {
    return trySendItem(message);
  }

  @Override
  public CompletableFuture<Void> sendAsync(Message message) {
    return sendItemAsync(message);
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
