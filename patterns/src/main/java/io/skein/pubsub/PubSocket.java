package io.skein.pubsub;

import io.skein.message.Message;
import io.skein.socket.Context;
import io.skein.socket.SendOptions;
import io.skein.socket.SkeinSocket;
import io.skein.socket.SocketOptions;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Publishes: each message to all who subscribed to the first bytes of its first frame (RFC 29).
 *
 * <p>Sending never waits (PUB-6): a subscriber whose queue is full misses the message, which is
 * counted (PUB-5). {@link NoDropPubSocket} waits instead.
 */
public final class PubSocket extends SkeinSocket {
  private PubSocket(Context context, Options options) {
    this(context, options.build());
  }

  private PubSocket(Context context, SocketOptions options) {
    super(context, new PubPattern(false, options.maxSubscriptions()), options);
  }

  /** A socket with the default options. */
  public static PubSocket open(Context context) {
    return open(context, options -> {});
  }

  /** A socket whose options {@code settings} has set. */
  public static PubSocket open(Context context, Consumer<? super Options> settings) {
    Options options = new Options();
    settings.accept(options);
    return new PubSocket(context, options);
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
