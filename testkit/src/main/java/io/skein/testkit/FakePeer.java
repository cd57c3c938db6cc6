package io.skein.testkit;

import io.skein.message.Frame;
import io.skein.message.Message;
import io.skein.message.Peer;
import io.skein.message.RoutingId;
import io.skein.message.SocketType;
import io.skein.message.Subscription;
import io.skein.pattern.Attachment;
import io.skein.pipe.Errands;
import io.skein.pipe.Pipe;
import java.util.Map;

/** The other end of one pipe of a {@link FakeSocket}: plays transport and peer. Single-threaded. */
public final class FakePeer {
  private final FakeSocket socket;
  private final Pipe pipe;
  private final SocketType type;
  private Attachment answer;

  FakePeer(FakeSocket socket, Pipe pipe, SocketType type) {
    this.socket = socket;
    this.pipe = pipe;
    this.type = type;
  }

  /** The pipe between. */
  public Pipe pipe() {
    return pipe;
  }

  /** How the pattern answered the last attach, or a later admission. */
  public Attachment answer() {
    return answer;
  }

  /** The id by which a ROUTER knows it. */
  public RoutingId id() {
    return pipe.peer().routingId();
  }

  // ---- coming and going -------------------------------------------------------------------------

  /** Asks to be joined, with an id made for it. */
  public Attachment attach() {
    int link = socket.nextLink();
    return attach(RoutingId.generated(link), link);
  }

  /** Asks to be joined under an id of its own. */
  public Attachment attach(RoutingId id) {
    return attach(id, socket.nextLink());
  }

  private Attachment attach(RoutingId id, int link) {
    pipe.peer(new Peer(link, type, id, pipe.endpoint(), "somewhere", Map.of()), false);
    joined(socket.pattern().attach(pipe));
    return answer;
  }

  void joined(Attachment answer) {
    this.answer = answer;
    if (answer == Attachment.ACCEPTED) {
      pipe.peer(pipe.peer(), true);
      socket.pattern().readable(pipe);
      socket.runMail();
    }
  }

  /** The connection ends; a pipe of a bound endpoint ends with it. */
  public void leave() {
    pipe.detached();
    socket.pattern().detached(pipe);
    socket.runMail();
    if (!pipe.outlivesConnection()) {
      close();
    }
  }

  /** The pipe ends: after {@link #leave}, or while the peer is there (disconnect). */
  public void close() {
    socket.pattern().closed(pipe);
    socket.runMail();
    socket.forget(pipe);
  }

  // ---- messages ---------------------------------------------------------------------------------

  /** Sends to the socket; false when the lane is full. */
  public boolean send(String... frames) {
    return send(Message.of(frames));
  }

  /** Sends to the socket; false when the lane is full. */
  public boolean send(Message message) {
    boolean taken = pipe.inbound().offer(message.withPeer(pipe.peer()));
    Errands errands = new Errands();
    pipe.inbound().ringReader(errands);
    errands.runAll();
    socket.runMail();
    return taken;
  }

  /** The next message that the socket has sent, or null. */
  public Message receive() {
    Message message = pipe.outbound().take();
    Errands errands = new Errands();
    pipe.outbound().ringWriter(errands);
    errands.runAll();
    socket.runMail();
    return message;
  }

  /** How many messages the socket has sent that were not received. */
  public long queued() {
    return pipe.outbound().size();
  }

  /** Subscribes, as a peer that subscribes. */
  public void subscribe(String prefix) {
    socket.pattern().subscription(pipe, Subscription.to(Frame.of(prefix)));
  }

  /** Cancels, as a peer that subscribes. */
  public void cancel(String prefix) {
    socket.pattern().subscription(pipe, Subscription.cancel(Frame.of(prefix)));
  }

  /** The next subscription that the socket has sent, or null. */
  public Subscription nextSubscription() {
    return pipe.outbound().pollSubscription();
  }
}
