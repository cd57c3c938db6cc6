package io.skein.pubsub;

import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.message.Peer;
import io.skein.message.SocketType;
import io.skein.message.Subscription;
import io.skein.pattern.Attachment;
import io.skein.pattern.Pattern;
import io.skein.pattern.PatternHost;
import io.skein.pipe.Pipe;
import io.skein.pubsub.Publisher.Change;
import io.skein.routing.FairQueue;

/**
 * Publishes as PUB does (XPB-1 to XPB-4), tells the application who subscribes to what (XPB-8), and
 * receives what subscribers send (XPB-7).
 *
 * <p>A prefix is announced when its first subscriber comes and when its last one goes (XPB-9), be
 * it that it cancels or that it disappears (XPB-10); when {@code verbose}, for every peer, each
 * time.
 */
final class XPubPattern implements Pattern {
  private final Publisher publisher;
  private final boolean verbose;
  private final Announcements announcements;
  private final FairQueue fairQueue = new FairQueue();

  /**
   * @param noDrop whether a sender waits for the slowest subscriber that wants its message
   * @param verbose whether the application sees all subscriptions and cancels of all peers
   * @param maxSubscriptions how many prefixes one subscriber may hold; 0 for any number
   */
  XPubPattern(boolean noDrop, boolean verbose, int maxSubscriptions) {
    this.publisher = new Publisher(noDrop, maxSubscriptions);
    this.verbose = verbose;
    this.announcements = new Announcements(verbose);
  }

  @Override
  public void open(PatternHost host) {
    publisher.open(host);
  }

  @Override
  public SocketType type() {
    return SocketType.XPUB;
  }

  @Override
  public Attachment attach(Pipe pipe) {
    publisher.attached(pipe);
    fairQueue.add(pipe);
    return Attachment.ACCEPTED;
  }

  /** XPB-10: what the peer held is cancelled in its name. */
  @Override
  public void detached(Pipe pipe) {
    Peer peer = pipe.peer();
    publisher.detached(
        pipe,
        (prefix, gone) -> {
          if (gone || verbose) {
            announcements.add(new Item.Cancelled(prefix, peer));
          }
        });
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

  @Override
  public void subscription(Pipe pipe, Subscription subscription) {
    Change change = publisher.subscription(pipe, subscription);
    if (change == Change.IGNORED || (change == Change.NONE && !verbose)) {
      return;
    }
    if (subscription.wanted()) {
      announcements.add(new Item.Subscribed(subscription.prefix(), pipe.peer()));
    } else {
      announcements.add(new Item.Cancelled(subscription.prefix(), pipe.peer()));
    }
  }

  @Override
  public boolean trySend(Message message) {
    return publisher.trySend(message);
  }

  @Override
  public boolean canSend() {
    return publisher.canSend();
  }

  /** Announcements first: they crossed their pipes before the messages beside them. */
  @Override
  public Item tryReceive() {
    Item announcement = announcements.poll();
    return announcement != null ? announcement : fairQueue.tryReceive();
  }

  @Override
  public boolean canReceive() {
    return !announcements.isEmpty() || fairQueue.canReceive();
  }
}
