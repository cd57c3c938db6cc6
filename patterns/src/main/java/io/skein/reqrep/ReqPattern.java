package io.skein.reqrep;

import io.skein.event.PatternStateException;
import io.skein.event.PeerGoneException;
import io.skein.message.DropCause;
import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.pattern.Attachment;
import io.skein.pattern.Pattern;
import io.skein.pattern.PatternHost;
import io.skein.pipe.Pipe;
import io.skein.routing.RoundRobin;
import java.util.List;

/**
 * One exchange at a time: a request to the next peer that is there (REQ-5, REQ-6), then the reply
 * of that peer alone (REQ-2, REQ-8).
 *
 * <pre>
 *   idle ──trySend──▶ asked ──reply──▶ answered ──tryReceive──▶ idle
 *                       └──peer gone──▶ lost ──tryReceive throws──▶ idle
 * </pre>
 *
 * <p>Senders that came through {@link ReqSocket#request} wait for their turn while a request is
 * open; everybody else is told that it is not legal. {@link ReqUsage} keeps the two apart.
 *
 * <p>A peer that goes before it answers never will: the receiver is told with {@link
 * PeerGoneException} instead of waiting for ever, and what was not sent to that peer yet is not
 * sent to its next connection, where its answer would meet another request.
 */
final class ReqPattern implements Pattern {
  private final RoundRobin roundRobin = new RoundRobin();
  private final ReqUsage usage = new ReqUsage();
  private PatternHost host;
  private Pipe asked;
  private Message reply;
  private boolean lost;
  private boolean lostByRequest;

  @Override
  public SocketType type() {
    return SocketType.REQ;
  }

  @Override
  public void open(PatternHost host) {
    this.host = host;
  }

  @Override
  public Attachment attach(Pipe pipe) {
    roundRobin.attached(pipe);
    return Attachment.ACCEPTED;
  }

  /** REQ-6: a pipe without a peer is not asked, and a request is not for the next peer there. */
  @Override
  public void detached(Pipe pipe) {
    if (pipe.outlivesConnection() && !pipe.outbound().isShared()) {
      pipe.discardOutbound(DropCause.CONNECTION_LOST);
    }
    lose(pipe);
  }

  private void lose(Pipe pipe) {
    roundRobin.remove(pipe);
    if (pipe == asked && !isAnswered()) {
      asked = null;
      lost = true;
      lostByRequest = usage.hasRequests();
    }
  }

  @Override
  public void closed(Pipe pipe) {
    lose(pipe);
  }

  /** REQ-9: what comes from a peer that was not asked is dropped at once. */
  @Override
  public void readable(Pipe pipe) {
    if (pipe != asked || isAnswered()) {
      pipe.discardInbound(DropCause.UNEXPECTED);
    }
  }

  @Override
  public void writable(Pipe pipe) {
    roundRobin.writable(pipe);
  }

  @Override
  public boolean trySend(Message message) {
    if (isBusy()) {
      if (usage.hasRequests()) {
        return false;
      }
      throw new PatternStateException(
          "A REQ socket has one request open at a time (REQ-2): receive its reply first, or use"
              + " request(), which any number of threads may call");
    }
    Pipe next = roundRobin.next();
    if (next == null) {
      return false;
    }
    // What this peer sent before it is asked cannot be the answer; afterwards nobody could tell.
    next.discardInbound(DropCause.UNEXPECTED);
    asked = roundRobin.send(Envelope.around(message));
    lost = false;
    return true;
  }

  /**
   * Whether somebody has an exchange. A call of request() has it until it has heard even of its
   * loss: it could take the reply of the next one otherwise.
   */
  private boolean isBusy() {
    return asked != null || (lost && lostByRequest);
  }

  @Override
  public boolean canSend() {
    return !isBusy() && roundRobin.canSend();
  }

  @Override
  public Item tryReceive() {
    if (lost) {
      lost = false;
      throw new PeerGoneException(
          "The peer that was asked has gone before it answered (REQ-8): send the request again");
    }
    if (asked == null) {
      throw new PatternStateException(
          "A REQ socket receives only after it has sent (REQ-2): send a request first");
    }
    if (!isAnswered()) {
      return null;
    }
    Message answer = reply;
    reply = null;
    asked = null;
    return answer;
  }

  @Override
  public boolean canReceive() {
    return lost || (asked != null && isAnswered());
  }

  /**
   * Whether the reply is in hand: looks for it in the asked peer's pipe, and skips malformed ones.
   */
  private boolean isAnswered() {
    while (reply == null) {
      Message message = asked.tryReceive();
      if (message == null) {
        return false;
      }
      if (message.firstSize() == 0 && message.hasRest()) {
        reply = message.rest().withPeer(message.peerOrNull());
        asked.discardInbound(DropCause.UNEXPECTED);
      } else {
        asked.dropped(DropCause.MALFORMED, 1);
      }
    }
    return true;
  }

  @Override
  public List<Message> prefetched() {
    return reply == null ? List.of() : List.of(reply);
  }

  /** Who uses the socket in which way. */
  ReqUsage usage() {
    return usage;
  }

  /** Whether a request waits for its reply, or its reply to be received. */
  boolean isOpen() {
    return asked != null;
  }

  /**
   * Gives the open request up: its reply is not wanted any more. The connection to the peer that
   * was asked is ended, because its late reply could not be told from the reply to the next
   * request.
   */
  void abandon() {
    if (asked != null && !isAnswered()) {
      roundRobin.remove(asked);
      host.refuse(asked, "The request was given up: a late reply must not answer another (REQ-8)");
    }
    if (reply != null) {
      asked.dropped(DropCause.UNEXPECTED, 1);
    }
    asked = null;
    reply = null;
    lost = false;
  }
}
