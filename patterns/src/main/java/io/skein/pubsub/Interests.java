package io.skein.pubsub;

import io.skein.message.Frame;
import io.skein.message.Message;
import io.skein.message.Subscription;
import io.skein.pipe.Pipe;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What SUB and XSUB share: what the application wants, told to every publisher that is there.
 *
 * <p>Subscriptions are counted here (SUB-5), and publishers are told of a prefix when it is wanted
 * first and when it is wanted no more: publishers that do not count would otherwise end a prefix at
 * its first cancel. They go outside the high-water mark, and all of them again to every peer that
 * joins (XSB-7), so none is ever lost.
 */
final class Interests {
  private final TopicTrie trie = new TopicTrie();
  private final Subscriber application = new Subscriber(null);
  private final Set<Pipe> publishers = new LinkedHashSet<>();

  void attached(Pipe pipe) {
    publishers.add(pipe);
    pipe.discardSubscriptions();
    for (Holding held = application.holdings; held != null; held = held.nextOfSubscriber()) {
      pipe.send(Subscription.to(TopicTrie.prefixOf(held.node)));
    }
  }

  void detached(Pipe pipe) {
    publishers.remove(pipe);
  }

  void subscribe(Frame prefix) {
    if (trie.subscribe(application, prefix)) {
      tell(Subscription.to(prefix));
    }
  }

  /** Does nothing when the prefix is not wanted. */
  void cancel(Frame prefix) {
    if (trie.cancel(application, prefix) == TopicTrie.Cancelled.GONE) {
      tell(Subscription.cancel(prefix));
    }
  }

  private void tell(Subscription subscription) {
    for (Pipe pipe : publishers) {
      pipe.send(subscription);
    }
  }

  boolean want(Message message) {
    return trie.matches(message);
  }
}
