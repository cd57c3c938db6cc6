package io.skein.pubsub;

import io.skein.message.Frame;
import io.skein.message.Message;
import io.skein.message.Subscription;
import io.skein.pattern.PatternHost;
import io.skein.pipe.Pipe;
import io.skein.routing.FanOut;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * What PUB and XPUB share: who is subscribed to what, and a copy of each message for all who want
 * it (PUB-2, PUB-4).
 *
 * <p>A message is dropped, and counted, for a subscriber whose queue is full (PUB-5), so sending
 * never waits (PUB-6). Without dropping, it is queued for all who want it or for nobody, and the
 * sender waits.
 *
 * <p>A subscriber that wants more prefixes than it may hold is sent away. Over a wire the
 * connection is ended before that; this limit holds for every transport.
 */
final class Publisher {
  private final boolean noDrop;
  private final int maxSubscriptions;
  private final TopicTrie trie = new TopicTrie();
  private final FanOut fanOut = new FanOut();
  private final Map<Pipe, Subscriber> subscribers = new IdentityHashMap<>();

  private PatternHost host;

  /**
   * Without subscribers.
   *
   * @param maxSubscriptions how many prefixes one may hold; 0 for any number
   */
  Publisher(boolean noDrop, int maxSubscriptions) {
    this.noDrop = noDrop;
    this.maxSubscriptions = maxSubscriptions;
  }

  void open(PatternHost host) {
    this.host = host;
  }

  void attached(Pipe pipe) {
    subscribers.put(pipe, new Subscriber(pipe));
  }

  /** The peer has gone, and all that it wanted with it. */
  void detached(Pipe pipe, TopicTrie.Leaving leaving) {
    Subscriber subscriber = subscribers.remove(pipe);
    if (subscriber != null) {
      trie.leave(subscriber, leaving);
      placeInFanOut(subscriber);
    }
  }

  /** What a subscription changed, for those who tell the application. */
  enum Change {
    /** Nobody held the prefix before. */
    NEW,
    /** Nobody holds it any more. */
    GONE,
    /** It was, and is, held by somebody. */
    NONE,
    /** A cancel of what the peer does not hold, or a wish of a peer that has gone: ignored. */
    IGNORED
  }

  Change subscription(Pipe pipe, Subscription subscription) {
    Subscriber subscriber = subscribers.get(pipe);
    if (subscriber == null) {
      return Change.IGNORED;
    }
    Change change =
        subscription.wanted()
            ? subscribe(subscriber, subscription.prefix())
            : cancel(subscriber, subscription.prefix());
    placeInFanOut(subscriber);
    return change;
  }

  private Change subscribe(Subscriber subscriber, Frame prefix) {
    if (subscriber.held == maxSubscriptions
        && maxSubscriptions > 0
        && !trie.holds(subscriber, prefix)) {
      host.refuse(
          subscriber.pipe,
          "The peer subscribed to more than "
              + maxSubscriptions
              + " different prefixes, the limit maxSubscriptions");
      return Change.IGNORED;
    }
    return trie.subscribe(subscriber, prefix) ? Change.NEW : Change.NONE;
  }

  private Change cancel(Subscriber subscriber, Frame prefix) {
    return switch (trie.cancel(subscriber, prefix)) {
      case GONE -> Change.GONE;
      case STILL_HELD -> Change.NONE;
      case NOT_HELD -> Change.IGNORED;
    };
  }

  /** A subscriber has a target just while it holds something: others can stop no sender. */
  private void placeInFanOut(Subscriber subscriber) {
    if (subscriber.holdings == null && subscriber.target != null) {
      fanOut.remove(subscriber.target);
      subscriber.target = null;
    } else if (subscriber.holdings != null && subscriber.target == null) {
      subscriber.target = fanOut.add(subscriber.pipe);
    }
  }

  boolean trySend(Message message) {
    trie.choose(message, fanOut);
    if (noDrop && !fanOut.canSendToChosen()) {
      fanOut.chooseNone();
      return false;
    }
    fanOut.send(message);
    return true;
  }

  boolean canSend() {
    return !noDrop || fanOut.canSendToAll();
  }
}
