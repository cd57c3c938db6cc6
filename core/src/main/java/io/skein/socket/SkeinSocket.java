package io.skein.socket;

import io.skein.event.CloseReport;
import io.skein.event.EndpointException;
import io.skein.event.SocketClosedException;
import io.skein.event.SocketEvent;
import io.skein.event.SocketStats;
import io.skein.message.DropCause;
import io.skein.message.Endpoint;
import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.pattern.Pattern;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What every socket can do: be bound, connected, watched and closed. Safe for use by any number of
 * threads, virtual ones too.
 *
 * <p>A socket type is a final class that extends this one or a capability class ({@link
 * SendingSocket}, {@link ReceivingSocket}, {@link DuplexSocket}) and owns a {@link Pattern}.
 */
public abstract class SkeinSocket implements AutoCloseable {
  final SocketCore core;
  private final SendForms sending;
  private final ReceiveForms receiving;

  /**
   * Opens a socket.
   *
   * @param pattern decides; owned by this socket from now on
   * @throws SocketClosedException when the context is closed
   */
  protected SkeinSocket(Context context, Pattern pattern, SocketOptions options) {
    this.core = new SocketCore(context, pattern, options);
    this.sending = core.sending;
    this.receiving = core.receiving;
  }

  // ---- endpoints
  // ------------------------------------------------------------------------------------

  /**
   * Takes peers at {@code endpoint}; any number of calls. Blocks until peers can connect.
   *
   * @return the endpoint with its wildcards resolved: what peers connect to
   * @throws EndpointException when the address cannot be read or used
   */
  public final Endpoint bind(String endpoint) {
    return bind(endpointOf(endpoint));
  }

  /** As {@link #bind(String)}. */
  public final Endpoint bind(Endpoint endpoint) {
    return core.endpoints.bind(endpoint);
  }

  /**
   * Connects to {@code endpoint}, now and whenever the connection breaks; any number of calls.
   * Returns at once: nobody need listen yet (ALL-2).
   *
   * @throws EndpointException when the address cannot be read; a host name that does not resolve is
   *     an event and another attempt
   */
  public final void connect(String endpoint) {
    connect(endpointOf(endpoint));
  }

  /** As {@link #connect(String)}. */
  public final void connect(Endpoint endpoint) {
    core.endpoints.connect(endpoint);
  }

  /**
   * Takes no more peers there; those that joined stay. Blocks until port and file are free.
   *
   * @param endpoint as {@link #bind} returned it
   * @throws EndpointException when the socket is not bound to it
   */
  public final void unbind(Endpoint endpoint) {
    core.endpoints.unbind(endpoint);
  }

  /**
   * Ends a connected endpoint. Returns at once; what is queued for it may still leave within the
   * linger time and is counted as dropped otherwise.
   *
   * @throws EndpointException when the socket is not connected to it
   */
  public final void disconnect(Endpoint endpoint) {
    core.endpoints.disconnect(endpoint);
  }

  private static Endpoint endpointOf(String text) {
    try {
      return Endpoint.parse(text);
    } catch (IllegalArgumentException e) {
      throw new EndpointException(e.getMessage(), e);
    }
  }

  // ---- what is going on
  // -------------------------------------------------------------------------------

  /** What the socket announces to peers. */
  public final SocketType type() {
    return core.pattern.type();
  }

  /**
   * Tells {@code listener} what happens from now on: in order, on the context's executor. A
   * listener that falls more than 1000 events behind loses some and is told how many.
   *
   * @return takes the listener away again
   */
  public final AutoCloseable onEvent(Consumer<? super SocketEvent> listener) {
    return core.events.add(listener);
  }

  /** The counters of this moment; also of a closed socket. */
  public final SocketStats stats() {
    core.turn.enter();
    try {
      return new SocketStats(
          core.membership.roster().sent(),
          core.waiting.received(),
          core.drops.counts(),
          core.events.lost(),
          core.membership.roster().peerStats());
    } finally {
      core.turn.leave();
    }
  }

  /**
   * Waits until at least {@code count} peers are joined, over all endpoints.
   *
   * @return false when the time was up or the socket closed first
   */
  public final boolean awaitPeers(int count, Duration timeout) throws InterruptedException {
    Census census = core.membership.census();
    return census.await(census::peers, count, Waiting.nanos(timeout));
  }

  /** Any socket as relays need it: one way to send and receive, in libzmq's frames. */
  public final RawSocket raw() {
    return new RawSocket(core);
  }

  // ---- the end
  // ----------------------------------------------------------------------------------------

  /**
   * Closes within the linger time of the options: see {@link #close(Duration)}.
   *
   * <p>Idempotent; another thread's call waits for the first.
   */
  @Override
  public final void close() {
    close(core.options.connection().linger());
  }

  /**
   * Wakes all who wait in this socket with {@link SocketClosedException}, takes no more peers and
   * messages, and waits at most {@code linger} until what is queued has left. Ports and files are
   * free when it returns. Never hangs, whatever the peers do; an interrupt makes the linger time
   * zero and stays set.
   *
   * @return what did not leave
   */
  public final CloseReport close(Duration linger) {
    return core.closing.close(linger);
  }

  // ---- for socket types
  // ---------------------------------------------------------------------------------

  /**
   * Runs {@code decision} in this socket's turn, where the pattern may be called.
   *
   * @param decision must not wait and must not call the socket
   * @throws SocketClosedException when the socket is closed
   */
  protected final <R> R decide(Supplier<R> decision) {
    return core.decide(decision);
  }

  /**
   * As {@link #decide(Supplier)}, for decisions made for every message: one that captures nothing
   * costs no object.
   */
  protected final <A, B> boolean decide(
      A first, B second, BiPredicate<? super A, ? super B> decision) {
    return core.decide(first, second, decision);
  }

  /** Changes the mark of all queues to peers, those included that are there; 0 for none. */
  protected final void changeSendMark(int messages) {
    core.changeSendMark(messages);
  }

  /** Changes the mark of all queues from peers, likewise. */
  protected final void changeReceiveMark(int messages) {
    core.changeReceiveMark(messages);
  }

  /**
   * Counts a message that was received and that nobody will get, also when the socket is closed.
   * Not in a decision of this socket.
   */
  protected final void dropped(Message message, DropCause cause) {
    core.drops.count(message, cause);
  }

  /** The time that this socket's deadlines are measured in. */
  protected final long nanoTime() {
    return core.context.clock().nanoTime();
  }

  /** Sends if the pattern takes the message now; false when a sender would have to wait. */
  protected final boolean trySendItem(Message message) {
    return sending.trySend(message);
  }

  /** Waits for an item. */
  protected final Item receiveItem() throws InterruptedException {
    return receiving.receive();
  }

  /** Waits for an item until {@code timeout} has passed; null then. */
  protected final Item receiveItem(Duration timeout) throws InterruptedException {
    return receiving.receive(timeout);
  }

  /** An item or null. */
  protected final Item tryReceiveItem() {
    return receiving.tryReceive();
  }

  /**
   * A future item. Cancelled or completed otherwise before something came, it takes nothing.
   *
   * @param mapping applied on the context's executor
   */
  protected final <T> CompletableFuture<T> receiveItemAsync(
      Function<? super Item, ? extends T> mapping) {
    return receiving.receiveAsync(mapping);
  }

  /**
   * Gives every item to {@code handler}: in order, one at a time, on the context's executor.
   *
   * @param mapping applied there as well
   */
  protected final <T> Handling handleItems(
      Function<? super Item, ? extends T> mapping, Consumer<? super T> handler) {
    return Handler.start(core, mapping, handler);
  }

  /** As {@link #awaitPeers}, for peers that have subscribed: publishers show it. */
  protected final boolean awaitSubscribedPeers(int count, Duration timeout)
      throws InterruptedException {
    Census census = core.membership.census();
    return census.await(census::subscribers, count, Waiting.nanos(timeout));
  }

  /** Waits until the pattern takes the message. */
  protected final void sendItem(Message message) throws InterruptedException {
    sending.send(message);
  }

  /** Waits until the pattern takes the message; false when {@code timeout} passed first. */
  protected final boolean sendItem(Message message, Duration timeout) throws InterruptedException {
    return sending.send(message, timeout);
  }

  /** A future that is done when the pattern has taken the message. */
  protected final CompletableFuture<Void> sendItemAsync(Message message) {
    return sending.sendAsync(message);
  }
}
