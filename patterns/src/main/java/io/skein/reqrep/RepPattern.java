package io.skein.reqrep;

import io.skein.event.PatternStateException;
import io.skein.message.DropCause;
import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.message.Peer;
import io.skein.message.RoutingId;
import io.skein.message.SocketType;
import io.skein.pattern.Attachment;
import io.skein.pattern.Pattern;
import io.skein.pattern.PatternHost;
import io.skein.pipe.Pipe;
import io.skein.routing.FairQueue;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes requests of all peers in turn (REP-2) and answers each to the peer that asked (REP-6).
 *
 * <p>By itself it is lockstep: {@link #tryReceive} gives the body and keeps the envelope (REP-3,
 * REP-4), {@link #trySend} answers that request and opens the way for the next (REP-1, REP-5).
 * {@linkplain #giveWhole Asked to give whole requests}, it keeps nothing: whoever holds a request
 * answers it through {@link #reply}, and any number can be open at once.
 */
final class RepPattern implements Pattern {
  private final FairQueue fairQueue = new FairQueue();
  private final Map<Peer, Pipe> present = new HashMap<>();
  private final Map<Pipe, RoutingId> identities = new IdentityHashMap<>();
  private PatternHost host;

  /** A well-formed request that nobody has taken yet: needed to know that there is one. */
  private Message next;

  /** In lockstep: the request that was taken and not answered. */
  private Message open;

  /** Whether requests are given with their envelopes, to be answered in any order. */
  private boolean whole;

  @Override
  public SocketType type() {
    return SocketType.REP;
  }

  @Override
  public void open(PatternHost host) {
    this.host = host;
  }

  @Override
  public Attachment attach(Pipe pipe) {
    RoutingId now = pipe.peer().routingId();
    RoutingId before = identities.put(pipe, now);
    if (before != null && !now.mayBe(before)) {
      pipe.discardOutbound(DropCause.OTHER_IDENTITY);
    }
    present.put(pipe.peer(), pipe);
    fairQueue.add(pipe);
    return Attachment.ACCEPTED;
  }

  /**
   * A REQ that goes has given its request up: what was not sent to it yet would answer the next one
   * when it comes back (REP-6, REP-7). A relay, which has a way back in the envelope, gets it
   * still.
   */
  @Override
  public void detached(Pipe pipe) {
    if (pipe.outlivesConnection()
        && !pipe.outbound().isShared()
        && pipe.peer().type() == SocketType.REQ) {
      pipe.discardOutbound(DropCause.PEER_GONE);
    }
    present.remove(pipe.peer());
  }

  @Override
  public void closed(Pipe pipe) {
    present.remove(pipe.peer()); // and what is queued may still leave
    identities.remove(pipe);
    fairQueue.ended(pipe);
  }

  @Override
  public void readable(Pipe pipe) {
    fairQueue.readable(pipe);
  }

  /** From now on requests are given whole, with envelope and peer, as many as there are. */
  void giveWhole() {
    whole = true;
  }

  private Message takeRequest() {
    Message request = canTakeRequest() ? next : null;
    next = null;
    return request;
  }

  /** Whether there is a request. Drops those without a delimiter (REP-9). */
  private boolean canTakeRequest() {
    while (next == null) {
      Message message = fairQueue.tryReceive();
      if (message == null) {
        return false;
      }
      if (Envelope.bodyOf(message) != null) {
        next = message;
      } else {
        dropped(message.peerOrNull(), DropCause.MALFORMED);
      }
    }
    return true;
  }

  /**
   * Answers {@code request} at once (REP-8): to the peer that asked, or to nobody when it has gone
   * (REP-7) or its queue is full; both are counted.
   *
   * @return whether it was queued
   */
  boolean reply(Message request, Message reply) {
    Pipe pipe = present.get(request.peerOrNull());
    if (pipe == null) {
      host.dropped(DropCause.PEER_GONE, 1);
      return false;
    }
    return pipe.sendOrDrop(Envelope.of(request, reply));
  }

  private void dropped(Peer peer, DropCause cause) {
    Pipe pipe = present.get(peer);
    if (pipe == null) {
      host.dropped(cause, 1);
    } else {
      pipe.dropped(cause, 1);
    }
  }

  @Override
  public boolean trySend(Message message) {
    if (open == null) {
      throw new PatternStateException(
          "A REP socket sends only after it has received (REP-1): receive a request first");
    }
    Message request = open;
    open = null;
    reply(request, message);
    return true;
  }

  @Override
  public boolean canSend() {
    return open != null;
  }

  @Override
  public Item tryReceive() {
    if (whole) {
      return takeRequest();
    }
    if (open != null) {
      throw new PatternStateException(
          "A REP socket answers a request before it receives the next (REP-1): send the reply first,"
              + " or hold many requests open with receiveRequest()");
    }
    open = takeRequest();
    return open == null ? null : Envelope.bodyOf(open).withPeer(open.peerOrNull());
  }

  @Override
  public boolean canReceive() {
    return open == null && canTakeRequest();
  }

  @Override
  public List<Message> prefetched() {
    return next == null ? List.of() : List.of(next);
  }
}
