package io.skein.reqrep;

import io.skein.event.PatternStateException;
import io.skein.event.PeerGoneException;
import io.skein.event.SocketClosedException;
import io.skein.message.DropCause;
import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.message.RoutingId;
import io.skein.socket.Context;
import io.skein.socket.DuplexOptions;
import io.skein.socket.Sends;
import io.skein.socket.SkeinSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Asks, and gets the answer of the peer that was asked (RFC 28).
 *
 * <pre>{@code
 * Message answer = client.request("what time is it?");
 * }</pre>
 *
 * <p>{@link #request} is one exchange, atomic for each of many threads: they take turns. The pair
 * {@link #send} and {@link #receive} is the same in two steps, strictly one after the other
 * (REQ-2). Both ways may be used one after the other, not at the same time.
 *
 * <p>Peers are asked in turn (REQ-5), those only whose handshake is done (REQ-6). When the asked
 * peer goes before it answers, the receiver gets a {@link PeerGoneException} and the socket is
 * ready for the next request. A request that is given up, by a timeout or an interrupt, ends the
 * connection to the peer that was asked, so that a late reply cannot answer the next request; it is
 * connected again by itself.
 */
public final class ReqSocket extends SkeinSocket implements Sends {
  private final ReqPattern pattern;

  private ReqSocket(Context context, ReqPattern pattern, Options options) {
    super(context, pattern, options.build());
    this.pattern = pattern;
  }

  /** A socket with the default options. */
  public static ReqSocket open(Context context) {
    return open(context, options -> {});
  }

  /** A socket whose options {@code settings} has set. */
  public static ReqSocket open(Context context, Consumer<? super Options> settings) {
    Options options = new Options();
    settings.accept(options);
    return new ReqSocket(context, new ReqPattern(), options);
  }

  // ---- whole exchanges --------------------------------------------------------------------------

  /**
   * Sends {@code message} when it is this thread's turn and a peer is there, and waits for the
   * reply.
   *
   * @throws PeerGoneException when the asked peer went before it answered
   * @throws PatternStateException while {@link #send} waits for its reply
   * @throws InterruptedException when interrupted first; the reply is not wanted any more then
   */
  public Message request(Message message) throws InterruptedException {
    return exchange(message, false, 0);
  }

  /** As {@link #request(Message)}, a message of one frame for each text. */
  public Message request(String... frames) throws InterruptedException {
    return request(Message.of(frames));
  }

  /**
   * As {@link #request(Message)}, within {@code timeout} for all of it; empty when the time was up.
   */
  public Optional<Message> request(Message message, Duration timeout) throws InterruptedException {
    return Optional.ofNullable(exchange(message, true, nanoTime() + nanos(timeout)));
  }

  /** Null when the time was up. */
  private Message exchange(Message message, boolean timed, long deadlineNanos)
      throws InterruptedException {
    beginRequest();
    boolean awaited = false;
    try {
      if (!timed) {
        sendItem(message);
      } else if (!sendItem(message, left(deadlineNanos))) {
        return null;
      }
      awaited = true;
      Item reply = timed ? receiveItem(left(deadlineNanos)) : receiveItem();
      awaited = reply == null;
      return (Message) reply;
    } catch (PeerGoneException e) {
      awaited = false;
      throw e;
    } finally {
      endRequest(awaited);
    }
  }

  private Duration left(long deadlineNanos) {
    return Duration.ofNanos(Math.max(0, deadlineNanos - nanoTime()));
  }

  private static long nanos(Duration timeout) {
    boolean isLong = timeout.compareTo(Duration.ofNanos(Long.MAX_VALUE >> 1)) > 0;
    return isLong ? Long.MAX_VALUE >> 1 : timeout.toNanos();
  }

  /**
   * As {@link #request(Message)}, without waiting. Completed otherwise before the reply came, by
   * cancellation or {@code orTimeout}, it gives the request up. Stages run on the context's
   * executor.
   */
  public CompletableFuture<Message> requestAsync(Message message) {
    beginRequest();
    return new AsyncRequest(this).start(message);
  }

  private void beginRequest() {
    decide(pattern, null, (pattern, unused) -> pattern.usage().beginRequest(pattern.isOpen()));
  }

  /**
   * A call of request ends.
   *
   * @param givenUp whether the exchange is still this call's: sent, and neither its reply nor its
   *     loss received
   */
  void endRequest(boolean givenUp) {
    try {
      decide(
          pattern,
          givenUp,
          (pattern, unwanted) -> {
            if (unwanted) {
              pattern.abandon();
            }
            return pattern.usage().endRequest();
          });
    } catch (SocketClosedException e) {
      // Nobody can use it any more.
    }
  }

  CompletableFuture<Void> sendRequest(Message message) {
    return sendItemAsync(message);
  }

  CompletableFuture<Message> receiveReply() {
    return receiveItemAsync(Message.class::cast);
  }

  /** A reply came just when the application had completed its future itself. */
  void unwanted(Message reply) {
    dropped(reply, DropCause.UNEXPECTED);
  }

  // ---- the two steps ----------------------------------------------------------------------------

  /**
   * Waits until a peer is there and sends the request.
   *
   * @throws PatternStateException before the reply to the last request was received
   */
  @Override
  public void send(Message message) throws InterruptedException {
    begin(ReqUsage::beginSend);
    try {
      sendItem(message);
    } finally {
      end(ReqUsage::endSend);
    }
  }

  @Override
  public boolean send(Message message, Duration timeout) throws InterruptedException {
    begin(ReqUsage::beginSend);
    try {
      return sendItem(message, timeout);
    } finally {
      end(ReqUsage::endSend);
    }
  }

  @Override
  public boolean trySend(Message message) {
    begin(ReqUsage::beginSend);
    try {
      return trySendItem(message);
    } finally {
      end(ReqUsage::endSend);
    }
  }

  @Override
  public CompletableFuture<Void> sendAsync(Message message) {
    begin(ReqUsage::beginSend);
    return endingWith(ReqUsage::endSend, () -> sendItemAsync(message));
  }

  /**
   * Waits for the reply.
   *
   * @throws PeerGoneException when the asked peer went before it answered
   * @throws PatternStateException when nothing was asked
   * @throws InterruptedException when interrupted first; the reply can still be received
   */
  public Message receive() throws InterruptedException {
    begin(ReqUsage::beginReceive);
    try {
      return (Message) receiveItem();
    } finally {
      end(ReqUsage::endReceive);
    }
  }

  /** Waits at most {@code timeout}; empty when the time was up: the reply can still be received. */
  public Optional<Message> receive(Duration timeout) throws InterruptedException {
    begin(ReqUsage::beginReceive);
    try {
      return Optional.ofNullable((Message) receiveItem(timeout));
    } finally {
      end(ReqUsage::endReceive);
    }
  }

  /** Never waits: empty when the reply is not there yet. */
  public Optional<Message> tryReceive() {
    begin(ReqUsage::beginReceive);
    try {
      return Optional.ofNullable((Message) tryReceiveItem());
    } finally {
      end(ReqUsage::endReceive);
    }
  }

  /** Never waits: the future gets the reply. Stages run on the context's executor. */
  public CompletableFuture<Message> receiveAsync() {
    begin(ReqUsage::beginReceive);
    return endingWith(ReqUsage::endReceive, () -> receiveItemAsync(Message.class::cast));
  }

  private void begin(Predicate<ReqUsage> call) {
    decide(pattern.usage(), call, (usage, begun) -> begun.test(usage));
  }

  private void end(Predicate<ReqUsage> call) {
    try {
      begin(call);
    } catch (SocketClosedException e) {
      // Nobody can use it any more, in neither way.
    }
  }

  private <T> CompletableFuture<T> endingWith(
      Predicate<ReqUsage> call, Supplier<CompletableFuture<T>> asynchronous) {
    try {
      CompletableFuture<T> future = asynchronous.get();
      future.whenComplete((value, failure) -> end(call));
      return future;
    } catch (RuntimeException e) {
      end(call);
      throw e;
    }
  }

  /** What can be set when a REQ is opened. */
  public static final class Options extends DuplexOptions<Options> {
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
  }
}
