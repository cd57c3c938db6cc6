package io.skein.reqrep;

import io.skein.event.PatternStateException;
import io.skein.message.Message;
import io.skein.message.Peer;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A request that a REP received, with its way back. Any number may be open at once, and any thread
 * may answer one, once; one that is never answered costs nothing but its peer's patience.
 */
public final class Request {
  private final RepSocket socket;
  private final Message whole;
  private final Message message;
  private final AtomicBoolean answered = new AtomicBoolean();

  Request(RepSocket socket, Message whole) {
    this.socket = socket;
    this.whole = whole;
    this.message = Envelope.bodyOf(whole).withPeer(whole.peerOrNull());
  }

  /** What is asked, without its envelope; bears the peer. */
  public Message message() {
    return message;
  }

  /** Who asks. */
  public Peer peer() {
    return message.peerOrNull();
  }

  /**
   * Answers, at once (REP-8): dropped and counted when the peer has gone (REP-7) or its queue is
   * full.
   *
   * @throws PatternStateException when it has been answered already (REP-5)
   */
  public void reply(Message reply) {
    if (!answered.compareAndSet(false, true)) {
      throw new PatternStateException(
          "A request has one reply (REP-5), and this one was answered: receive the next request");
    }
    socket.reply(whole, reply);
  }

  /** As {@link #reply(Message)}, a message of one frame for each text. */
  public void reply(String... frames) {
    reply(Message.of(frames));
  }
}
