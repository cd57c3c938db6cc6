package io.skein.reqrep;

import io.skein.event.PatternStateException;
import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.socket.Context;
import io.skein.socket.DuplexOptions;
import io.skein.socket.Handling;
import io.skein.socket.SkeinSocket;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * Answers requests, of each peer in turn (RFC 28).
 *
 * <pre>{@code
 * Request request = server.receiveRequest();
 * request.reply("it is noon");
 * }</pre>
 *
 * <p>{@link #receiveRequest} may be called by any number of threads and any number of requests may
 * be open. The pair {@link #receive} and {@link #send} is lockstep, for one thread at a time
 * (REP-1). Replies never wait (REP-8).
 *
 * <p>Use either these methods or the {@linkplain #raw raw view}, not both on one socket: the raw
 * view is lockstep by itself.
 */
public final class RepSocket extends SkeinSocket {
  private static final Object RECEIVING = new Object();

  private final RepPattern pattern;
  private final BiPredicate<Message, Message> answer;

  /** What the lockstep pair is at: null, RECEIVING, or the Request to be answered. */
  private final AtomicReference<Object> lockstep = new AtomicReference<>();

  private volatile boolean givesWhole;

  private RepSocket(Context context, RepPattern pattern, Options options) {
    super(context, pattern, options.build());
    this.pattern = pattern;
    this.answer = pattern::reply;
  }

  /** A socket with the default options. */
  public static RepSocket open(Context context) {
    return open(context, options -> {});
  }

  /** A socket whose options {@code settings} has set. */
  public static RepSocket open(Context context, Consumer<? super Options> settings) {
    Options options = new Options();
    settings.accept(options);
    return new RepSocket(context, new RepPattern(), options);
  }

  // ---- many requests ----------------------------------------------------------------------------

  /**
   * Waits for a request.
   *
   * @throws InterruptedException when interrupted first; nothing is lost then
   */
  public Request receiveRequest() throws InterruptedException {
    askForWhole();
    return request(receiveItem());
  }

  /** Waits at most {@code timeout}; empty when the time was up. */
  public Optional<Request> receiveRequest(Duration timeout) throws InterruptedException {
    askForWhole();
    return Optional.ofNullable(receiveItem(timeout)).map(this::request);
  }

  /** Never waits: empty when there is nothing now. */
  public Optional<Request> tryReceiveRequest() {
    askForWhole();
    return Optional.ofNullable(tryReceiveItem()).map(this::request);
  }

  /**
   * Never waits: the future gets the next request that no older receiver gets. Cancelled, timed out
   * or completed otherwise before that, it takes nothing. Stages run on the context's executor.
   */
  public CompletableFuture<Request> receiveRequestAsync() {
    askForWhole();
    return receiveItemAsync(this::request);
  }

  /**
   * Gives every request to {@code handler}, which replies then or later: in order, one at a time,
   * on the context's executor, until the handle or this socket is closed. A handler that throws is
   * logged, counted and gets the next.
   *
   * @return ends it
   */
  public Handling onRequest(Consumer<? super Request> handler) {
    Objects.requireNonNull(handler);
    askForWhole();
    return handleItems(this::request, handler);
  }

  private void askForWhole() {
    if (!givesWhole) {
      decide(
          () -> {
            pattern.giveWhole();
            return null;
          });
      givesWhole = true;
    }
  }

  private Request request(Item whole) {
    return new Request(this, (Message) whole);
  }

  void reply(Message request, Message reply) {
    decide(request, reply, answer);
  }

  // ---- one at a time ----------------------------------------------------------------------------

  /**
   * Waits for a request, which {@link #send} answers.
   *
   * @throws PatternStateException when the last request was not answered, or another thread
   *     receives
   * @throws InterruptedException when interrupted first; nothing is lost then
   */
  public Message receive() throws InterruptedException {
    beginReceiving();
    Request request = null;
    try {
      request = receiveRequest();
      return request.message();
    } finally {
      lockstep.set(request);
    }
  }

  /** Waits at most {@code timeout}; empty when the time was up. */
  public Optional<Message> receive(Duration timeout) throws InterruptedException {
    beginReceiving();
    Optional<Request> request = Optional.empty();
    try {
      request = receiveRequest(timeout);
      return request.map(Request::message);
    } finally {
      lockstep.set(request.orElse(null));
    }
  }

  /** Never waits: empty when there is nothing now. */
  public Optional<Message> tryReceive() {
    beginReceiving();
    Optional<Request> request = Optional.empty();
    try {
      request = tryReceiveRequest();
      return request.map(Request::message);
    } finally {
      lockstep.set(request.orElse(null));
    }
  }

  private void beginReceiving() {
    if (!lockstep.compareAndSet(null, RECEIVING)) {
      throw new PatternStateException(
          "A REP socket answers a request before it receives the next (REP-1): send the reply first,"
              + " or hold many requests open with receiveRequest()");
    }
  }

  /**
   * Answers the request that {@link #receive} gave, at once: dropped and counted when the peer has
   * gone (REP-7) or its queue is full.
   *
   * @throws PatternStateException when no request was received
   */
  public void send(Message reply) {
    Object open = lockstep.get();
    if (!(open instanceof Request request) || !lockstep.compareAndSet(open, null)) {
      throw new PatternStateException(
          "A REP socket sends only after it has received (REP-1): receive a request first");
    }
    request.reply(reply);
  }

  /** As {@link #send(Message)}, a message of one frame for each text. */
  public void send(String... frames) {
    send(Message.of(frames));
  }

  // ---- settings ---------------------------------------------------------------------------------

  /** Changes the mark of all queues to peers, those included that are there; 0 for none. */
  public void sendHighWaterMark(int messages) {
    changeSendMark(messages);
  }

  /** Changes the mark of all queues from peers, those included that are there; 0 for none. */
  public void receiveHighWaterMark(int messages) {
    changeReceiveMark(messages);
  }

  /** What can be set when a REP is opened. */
  public static final class Options extends DuplexOptions<Options> {
    private Options() {}
  }
}
