package io.skein.pubsub;

import io.skein.event.PatternStateException;
import io.skein.message.Frame;
import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.pattern.Attachment;
import io.skein.pattern.Pattern;
import io.skein.pipe.Pipe;
import io.skein.routing.FairQueue;
import java.util.List;

/**
 * Receives what it subscribed to (SUB-1), each publisher in turn (SUB-3).
 *
 * <p>Filters again what arrives (SUB-4): a publisher may send too much, and messages may be under
 * way when a prefix is cancelled. A full queue pushes back on the publisher, which drops and counts
 * (instead of SUB-2: what is dropped here had better not travel).
 */
final class SubPattern implements Pattern {
  private final Interests interests = new Interests();
  private final FairQueue fairQueue = new FairQueue();

  /**
   * The next message that is wanted, taken only to know that there is one: storing a reference in
   * an old object costs a fence.
   */
  private Message next;

  @Override
  public SocketType type() {
    return SocketType.SUB;
  }

  /** The application wants messages that begin with {@code prefix} (SUB-5: once more). */
  void subscribe(Frame prefix) {
    interests.subscribe(prefix);
  }

  /** Takes one subscription to {@code prefix} back; does nothing when there is none. */
  void cancel(Frame prefix) {
    interests.cancel(prefix);
    if (next != null && !interests.want(next)) {
      next = null;
    }
  }

  @Override
  public Attachment attach(Pipe pipe) {
    interests.attached(pipe);
    fairQueue.add(pipe);
    return Attachment.ACCEPTED;
  }

  @Override
  public void detached(Pipe pipe) {
    interests.detached(pipe);
  }

  @Override
  public void closed(Pipe pipe) {
    interests.detached(pipe);
    fairQueue.ended(pipe);
  }

  @Override
  public void readable(Pipe pipe) {
    fairQueue.readable(pipe);
  }

  @Override
  public boolean trySend(Message message) {
    throw new PatternStateException(
        "A SUB socket only receives (SUB-1): use subscribe() and cancel(), or XSUB to send messages");
  }

  @Override
  public boolean canSend() {
    return false;
  }

  @Override
  public Item tryReceive() {
    Message message = next;
    if (message == null) {
      return nextWanted();
    }
    next = null;
    return message;
  }

  @Override
  public boolean forgetsReceived() {
    return true;
  }

  @Override
  public boolean canReceive() {
    if (next == null) {
      next = nextWanted();
    }
    return next != null;
  }

  private Message nextWanted() {
    Message message;
    do {
      message = fairQueue.tryReceive();
    } while (message != null && !interests.want(message));
    return message;
  }

  @Override
  public List<Message> prefetched() {
    return next == null ? List.of() : List.of(next);
  }
}
