package io.skein.reqrep;

import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.message.Peer;
import io.skein.message.RoutingId;
import io.skein.socket.Context;
import io.skein.socket.DuplexOptions;
import io.skein.socket.Handling;
import io.skein.socket.ReceivingSocket;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * Talks to each of many peers by name (RFC 28).
 *
 * <pre>
 *   RoutedMessage request = router.receiveRouted();
 *   router.send(request.id(), Message.of("reply"));
 * </pre>
 *
 * <p>A peer's name is the routing id that it announces, or one that this socket makes for it. In
 * the plain forms, {@link #receive} and {@link #send(Message)}, it is the first frame. Sending
 * never waits (ROU-8).
 */
public final class RouterSocket extends ReceivingSocket<Message> {
  private final BiPredicate<RoutingId, Message> sendTo;

  private RouterSocket(Context context, RouterPattern pattern, Options options) {
    super(context, pattern, options.build());
    this.sendTo = pattern::trySend;
  }

  /** A socket with the default options. */
  public static RouterSocket open(Context context) {
    return open(context, options -> {});
  }

  /** A socket whose options {@code settings} has set. */
  public static RouterSocket open(Context context, Consumer<? super Options> settings) {
    Options options = new Options();
    settings.accept(options);
    return new RouterSocket(context, new RouterPattern(options.mandatory), options);
  }

  /**
   * Queues {@code message} for the peer {@code to}, at once.
   *
   * @return false when there is no such peer or its queue is full; nothing is counted as dropped
   */
  public boolean send(RoutingId to, Message message) {
    return decide(to, message, sendTo);
  }

  /** As {@link #send(RoutingId, Message)}, a message of one frame for each text. */
  public boolean send(RoutingId to, String... frames) {
    return send(to, Message.of(frames));
  }

  /**
   * Queues the frames after the first for the peer that the first frame names, at once; drops and
   * counts them when that cannot be done.
   *
   * @throws io.skein.event.NoRouteException instead of dropping, when the socket is mandatory
   */
  public void send(Message message) {
    trySendItem(message);
  }

  /**
   * Waits for a message.
   *
   * @throws InterruptedException when interrupted first; nothing is lost then
   */
  public RoutedMessage receiveRouted() throws InterruptedException {
    return routed(receiveItem());
  }

  /** Waits at most {@code timeout}; empty when the time was up. */
  public Optional<RoutedMessage> receiveRouted(Duration timeout) throws InterruptedException {
    return Optional.ofNullable(receiveItem(timeout)).map(RouterSocket::routed);
  }

  /** Never waits: empty when there is nothing now. */
  public Optional<RoutedMessage> tryReceiveRouted() {
    return Optional.ofNullable(tryReceiveItem()).map(RouterSocket::routed);
  }

  /** A future message; see {@link #receiveAsync}. */
  public CompletableFuture<RoutedMessage> receiveRoutedAsync() {
    return receiveItemAsync(RouterSocket::routed);
  }

  /** As {@link #onMessage}, with id and message apart. */
  public Handling onRouted(Consumer<? super RoutedMessage> handler) {
    return handleItems(RouterSocket::routed, Objects.requireNonNull(handler));
  }

  private static RoutedMessage routed(Item item) {
    Message message = (Message) item;
    Peer peer = message.peerOrNull();
    return new RoutedMessage(peer.routingId(), message.rest().withPeer(peer));
  }

  /** Changes the mark of all queues to peers, those included that are there; 0 for none. */
  public void sendHighWaterMark(int messages) {
    changeSendMark(messages);
  }

  /** What can be set when a ROUTER is opened. */
  public static final class Options extends DuplexOptions<Options> {
    private boolean mandatory;

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

    /**
     * Whether the plain send throws when there is no such peer or its queue is full, instead of
     * dropping and counting; default false (ROU-7).
     */
    public Options mandatory(boolean mandatory) {
      this.mandatory = mandatory;
      return this;
    }
  }
}
