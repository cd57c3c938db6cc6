package io.skein.testkit;

import io.skein.event.SocketStats;
import io.skein.message.Frame;
import io.skein.message.Message;
import io.skein.message.RoutingId;
import io.skein.message.SocketType;
import io.skein.message.Subscription;
import io.skein.socket.Context;
import io.skein.socket.DuplexOptions;
import io.skein.socket.DuplexSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A socket for the laws of transports: sends to its peers in turn, receives from them in turn, and
 * lets peers in as the test says. Not a type that an application could want.
 */
public final class KitSocket extends DuplexSocket {
  private final KitPattern pattern;
  private final EventRecorder events;

  private KitSocket(Context context, KitPattern pattern, Options options) {
    super(context, pattern, options.build());
    this.pattern = pattern;
    this.events = options.events;
  }

  /** A socket that announces {@link SocketType#DEALER} and takes every peer. */
  public static KitSocket open(Context context, Consumer<Options> settings) {
    return open(context, SocketType.DEALER, KitPattern.Admission.EVERYBODY, settings);
  }

  /** A socket that announces {@link SocketType#PAIR} and refuses a second peer. */
  public static KitSocket openForOne(Context context, Consumer<Options> settings) {
    return open(context, SocketType.PAIR, KitPattern.Admission.ONE, settings);
  }

  /** A socket that announces {@link SocketType#ROUTER} and holds every peer. */
  public static KitSocket openHolding(Context context, Consumer<Options> settings) {
    return open(context, SocketType.ROUTER, KitPattern.Admission.HELD, settings);
  }

  /** A socket that announces {@link SocketType#XPUB}. */
  public static KitSocket openPublisher(Context context, Consumer<Options> settings) {
    return open(context, SocketType.XPUB, KitPattern.Admission.EVERYBODY, settings);
  }

  /** A socket that announces {@link SocketType#XSUB}. */
  public static KitSocket openSubscriber(Context context, Consumer<Options> settings) {
    return open(context, SocketType.XSUB, KitPattern.Admission.EVERYBODY, settings);
  }

  private static KitSocket open(
      Context context,
      SocketType type,
      KitPattern.Admission admission,
      Consumer<Options> settings) {
    Options options = new Options();
    settings.accept(options);
    return new KitSocket(context, new KitPattern(type, admission), options);
  }

  /** What happened so far, and what is to come. */
  public EventRecorder events() {
    return events;
  }

  /** Receives, with the deadline of {@link Await}. */
  public Message take() throws InterruptedException {
    return receive(Await.DEADLINE)
        .orElseThrow(() -> Await.inVain("a message; the socket stands at " + stats()));
  }

  /** Sends, with the deadline of {@link Await}. */
  public void put(Message message) throws InterruptedException {
    if (!send(message, Await.DEADLINE)) {
      throw Await.inVain("room for a message; the socket stands at " + stats());
    }
  }

  /** Waits for as many peers, with the deadline of {@link Await}. */
  public KitSocket joined(int peers) throws InterruptedException {
    if (!awaitPeers(peers, Await.DEADLINE)) {
      throw Await.inVain(peers + " peers; the socket stands at " + stats());
    }
    return this;
  }

  /** Messages in all outbound queues. */
  public long sendQueued() {
    return stats().peers().stream().mapToLong(peer -> peer.sendQueued()).sum();
  }

  /** The longest inbound queue. */
  public long longestReceiveQueue() {
    SocketStats stats = stats();
    return stats.peers().stream().mapToLong(peer -> peer.receiveQueued()).max().orElse(0);
  }

  /** Waits until a peer is held. */
  public void awaitHeld() throws InterruptedException {
    Await.until("a peer is held", () -> decide(() -> !pattern.held().isEmpty()));
  }

  /** The id of the oldest peer that is held. */
  public RoutingId heldId() {
    return decide(() -> pattern.held().get(0).peer().routingId());
  }

  /** Lets the oldest held peer in. */
  public void admitHeld() {
    act(pattern::admitHeld);
  }

  /** Ends the connection of the oldest held peer. */
  public void refuseHeld(String reason) {
    act(() -> pattern.refuseHeld(reason));
  }

  /** Ends the connections of all peers that were let in. */
  public void refuseAttached(String reason) {
    act(() -> pattern.refuseAttached(reason));
  }

  /** Asks all peers for a sign of life. */
  public void prove() {
    act(pattern::prove);
  }

  /** How many signs of life came. */
  public int proofs() {
    return pattern.proofs();
  }

  /** Sends a subscription to every peer. */
  public void subscribe(String prefix) {
    act(() -> pattern.subscribe(Subscription.to(Frame.of(prefix))));
  }

  /** Cancels a subscription at every peer. */
  public void cancel(String prefix) {
    act(() -> pattern.subscribe(Subscription.cancel(Frame.of(prefix))));
  }

  /** What peers subscribed and cancelled so far, oldest first. */
  public List<Subscription> subscriptions() {
    return decide(() -> List.copyOf(pattern.subscriptions()));
  }

  private void act(Runnable action) {
    decide(
        () -> {
          action.run();
          return Optional.empty();
        });
  }

  /** The options of a {@link KitSocket}: delays and limits fit for tests. */
  public static final class Options extends DuplexOptions<Options> {
    private final EventRecorder events = new EventRecorder();

    Options() {
      reconnectMin(Duration.ofMillis(5));
      reconnectMax(Duration.ofMillis(50));
      linger(Duration.ZERO);
      onEvent(events);
    }

    /** The own id, told to peers. */
    public Options routingId(String id) {
      setRoutingId(RoutingId.of(id));
      return this;
    }
  }
}
