package io.skein.pubsub;

import io.skein.event.PatternStateException;
import io.skein.message.DropCause;
import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.message.Subscription;
import io.skein.pattern.Attachment;
import io.skein.pattern.Pattern;
import io.skein.pattern.PatternHost;
import io.skein.pipe.Pipe;

/**
 * Publishes (PUB-1): a copy of each message for every subscriber that wants it. The application
 * never sees who subscribes (PUB-7).
 */
final class PubPattern implements Pattern {
  private final Publisher publisher;

  /**
   * @param noDrop whether a sender waits for the slowest subscriber that wants its message
   * @param maxSubscriptions how many prefixes one subscriber may hold; 0 for any number
   */
  PubPattern(boolean noDrop, int maxSubscriptions) {
    this.publisher = new Publisher(noDrop, maxSubscriptions);
  }

  @Override
  public void open(PatternHost host) {
    publisher.open(host);
  }

  @Override
  public SocketType type() {
    return SocketType.PUB;
  }

  @Override
  public Attachment attach(Pipe pipe) {
    publisher.attached(pipe);
    return Attachment.ACCEPTED;
  }

  @Override
  public void detached(Pipe pipe) {
    publisher.detached(pipe, null);
  }

  @Override
  public void closed(Pipe pipe) {
    publisher.detached(pipe, null);
  }

  /** PUB-3: what subscribers send is not received. */
  @Override
  public void readable(Pipe pipe) {
    pipe.discardInbound(DropCause.NOT_RECEIVABLE);
  }

  @Override
  public void subscription(Pipe pipe, Subscription subscription) {
    publisher.subscription(pipe, subscription);
  }

  @Override
  public boolean trySend(Message message) {
    return publisher.trySend(message);
  }

  @Override
  public boolean canSend() {
    return publisher.canSend();
  }

  @Override
  public Item tryReceive() {
    throw new PatternStateException(
        "A PUB socket only sends (PUB-1): use XPUB to see subscriptions and receive messages");
  }

  @Override
  public boolean canReceive() {
    return false;
  }
}
