package io.skein.pubsub;

import io.skein.socket.Context;
import io.skein.socket.SendOptions;
import io.skein.socket.SendingSocket;
import io.skein.socket.SocketOptions;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A PUB that makes its sender wait for the slowest subscriber that wants the message, instead of
 * dropping for it. A message is queued for all who want it or for nobody.
 *
 * <p>A subscriber that stops receiving stops the publisher: prefer {@link PubSocket} where that is
 * worse than a loss. Peers see no difference.
 */
public final class NoDropPubSocket extends SendingSocket {
  private NoDropPubSocket(Context context, Options options) {
    this(context, options.build());
  }

  private NoDropPubSocket(Context context, SocketOptions options) {
    super(context, new PubPattern(true, options.maxSubscriptions()), options);
  }

  /** A socket with the default options. */
  public static NoDropPubSocket open(Context context) {
    return open(context, options -> {});
  }

  /** A socket whose options {@code settings} has set. */
  public static NoDropPubSocket open(Context context, Consumer<? super Options> settings) {
    Options options = new Options();
    settings.accept(options);
    return new NoDropPubSocket(context, options);
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

  /** What can be set when a PUB is opened. */
  public static final class Options extends SendOptions<Options> {
    private Options() {}

    /** How many prefixes one subscriber may hold; default 1,000,000, zero for any number. */
    public Options maxSubscriptions(int prefixes) {
      setMaxSubscriptions(prefixes);
      return this;
    }
  }
}
