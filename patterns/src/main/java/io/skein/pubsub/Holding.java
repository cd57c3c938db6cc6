package io.skein.pubsub;

/**
 * One prefix held by one subscriber: a link in two lists, those who hold the prefix and those that
 * the subscriber holds. 40 bytes.
 */
final class Holding {
  final TopicNode node;
  final Subscriber subscriber;

  /** How many more cancels than one it takes to end it (SUB-5: subscriptions are additive). */
  int more;

  private Holding nextAtNode;
  private Holding previousAtNode;
  private Holding nextOfSubscriber;
  private Holding previousOfSubscriber;

  /** Links itself first into both lists. */
  Holding(TopicNode node, Subscriber subscriber) {
    this.node = node;
    this.subscriber = subscriber;
    nextAtNode = node.holdings;
    if (nextAtNode != null) {
      nextAtNode.previousAtNode = this;
    }
    node.holdings = this;
    node.holders++;
    nextOfSubscriber = subscriber.holdings;
    if (nextOfSubscriber != null) {
      nextOfSubscriber.previousOfSubscriber = this;
    }
    subscriber.holdings = this;
    subscriber.held++;
  }

  /** The next who holds the same prefix, or null. */
  Holding nextAtNode() {
    return nextAtNode;
  }

  /** The next prefix of the same subscriber, or null. */
  Holding nextOfSubscriber() {
    return nextOfSubscriber;
  }

  /** Takes itself out of both lists. */
  void unlink() {
    subscriber.held--;
    node.holders--;
    if (previousAtNode == null) {
      node.holdings = nextAtNode;
    } else {
      previousAtNode.nextAtNode = nextAtNode;
    }
    if (nextAtNode != null) {
      nextAtNode.previousAtNode = previousAtNode;
    }
    if (previousOfSubscriber == null) {
      subscriber.holdings = nextOfSubscriber;
    } else {
      previousOfSubscriber.nextOfSubscriber = nextOfSubscriber;
    }
    if (nextOfSubscriber != null) {
      nextOfSubscriber.previousOfSubscriber = previousOfSubscriber;
    }
  }

  /**
   * The holding of {@code subscriber} at {@code node}, or null. Walks both lists side by side, so
   * it takes no longer than the shorter one: neither a popular prefix nor a subscriber with many is
   * slow by itself.
   */
  static Holding find(TopicNode node, Subscriber subscriber) {
    Holding atNode = node.holdings;
    Holding ofSubscriber = subscriber.holdings;
    while (atNode != null && ofSubscriber != null) {
      if (atNode.subscriber == subscriber) {
        return atNode;
      }
      if (ofSubscriber.node == node) {
        return ofSubscriber;
      }
      atNode = atNode.nextAtNode;
      ofSubscriber = ofSubscriber.nextOfSubscriber;
    }
    return null;
  }
}
