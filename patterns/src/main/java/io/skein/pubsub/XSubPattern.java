package io.skein.pubsub;

import io.skein.message.Frame;
import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.pattern.Attachment;
import io.skein.pattern.Pattern;
import io.skein.pipe.Pipe;
import io.skein.routing.FairQueue;
import io.skein.routing.FanOut;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Subscribes as SUB does, passes on all that arrives, and sends messages to all publishers (XSB-3),
 * dropped and counted where a queue is full (XSB-4), so it never waits (XSB-5).
 */
final class XSubPattern implements Pattern {
  private static final int CANCEL = 0;
  private static final int SUBSCRIBE = 1;

  private final Interests interests = new Interests();
  private final FairQueue fairQueue = new FairQueue();
  private final FanOut fanOut = new FanOut();
  private final Map<Pipe, FanOut.Target> targets = new IdentityHashMap<>();

  @Override
  public SocketType type() {
    return SocketType.XSUB;
  }

  /** The application wants messages that begin with {@code prefix} (XSB-1, XSB-2). */
  void subscribe(Frame prefix) {
    interests.subscribe(prefix);
  }

  /** Takes one subscription to {@code prefix} back; does nothing when there is none. */
  void cancel(Frame prefix) {
    interests.cancel(prefix);
  }

  @Override
  public Attachment attach(Pipe pipe) {
    interests.attached(pipe);
    fairQueue.add(pipe);
    targets.computeIfAbsent(pipe, fanOut::add);
    return Attachment.ACCEPTED;
  }

  @Override
  public void detached(Pipe pipe) {
    interests.detached(pipe);
    FanOut.Target target = targets.remove(pipe);
    if (target != null) {
      fanOut.remove(target);
    }
  }

  @Override
  public void closed(Pipe pipe) {
    detached(pipe);
    fairQueue.ended(pipe);
  }

  @Override
  public void readable(Pipe pipe) {
    fairQueue.readable(pipe);
  }

  /** Sends a message to all publishers, whatever it begins with (XSB-3). */
  void sendToAll(Message message) {
    fanOut.chooseAll();
    fanOut.send(message);
  }

  /**
   * Takes what libzmq's XSUB takes: a message of one frame that begins with the byte 1 or 0 is a
   * subscription or a cancel (XSB-1), every other one goes to all publishers.
   */
  @Override
  public boolean trySend(Message message) {
    int kind = message.hasRest() || message.firstSize() == 0 ? -1 : message.firstByte(0);
    if (kind == SUBSCRIBE) {
      subscribe(prefixOf(message));
    } else if (kind == CANCEL) {
      cancel(prefixOf(message));
    } else {
      sendToAll(message);
    }
    return true;
  }

  private static Frame prefixOf(Message subscription) {
    byte[] bytes = subscription.first().toByteArray();
    return Frame.wrap(bytes, 1, bytes.length - 1);
  }

  @Override
  public boolean canSend() {
    return true;
  }

  @Override
  public Item tryReceive() {
    return fairQueue.tryReceive();
  }

  @Override
  public boolean forgetsReceived() {
    return true;
  }

  @Override
  public boolean canReceive() {
    return fairQueue.canReceive();
  }
}
