package io.skein.pubsub;

import io.skein.message.Frame;
import io.skein.message.Message;
import io.skein.routing.FanOut;
import java.util.Arrays;

/**
 * Who holds which prefix, and who wants a message (PUB-4: bytes, first frame, from the front).
 *
 * <pre>
 *   prefixes  a  abc  abd        (root) ── "a" ── "b" ─┬─ "c"
 *                                                      └─ "d"      a node for each prefix and fork
 * </pre>
 *
 * <p>Nodes where nothing ends and nothing forks are joined with their child, so a million prefixes
 * are at most two million nodes, and one long prefix is one node. Nothing recurses: a topic of any
 * length needs no stack. Matching takes time in proportion to the bytes of the topic that some
 * prefix shares, and to the subscribers found; taking a subscriber out, in proportion to what it
 * holds.
 */
final class TopicTrie {
  private final TopicNode root = new TopicNode(null, new byte[0]);

  /** What became of a cancelled prefix. */
  enum Cancelled {
    /** The subscriber did not hold it. */
    NOT_HELD,
    /** The same subscriber, or another one, still holds it. */
    STILL_HELD,
    /** Nobody holds it any more. */
    GONE
  }

  /** Hears of prefixes when a subscriber leaves. */
  @FunctionalInterface
  interface Leaving {
    /** The subscriber no longer holds {@code prefix}; {@code gone} when nobody else does. */
    void left(Frame prefix, boolean gone);
  }

  /**
   * {@code subscriber} holds {@code prefix}, once more if it held it before (SUB-5).
   *
   * @return true when nobody held it before
   */
  boolean subscribe(Subscriber subscriber, Frame prefix) {
    TopicNode node = nodeOf(prefix);
    boolean isNew = node.holdings == null;
    Holding held = Holding.find(node, subscriber);
    if (held == null) {
      new Holding(node, subscriber);
    } else {
      held.more++;
    }
    return isNew;
  }

  boolean holds(Subscriber subscriber, Frame prefix) {
    TopicNode node = find(prefix);
    return node != null && Holding.find(node, subscriber) != null;
  }

  /** {@code subscriber} holds {@code prefix} once less. */
  Cancelled cancel(Subscriber subscriber, Frame prefix) {
    TopicNode node = find(prefix);
    Holding held = node == null ? null : Holding.find(node, subscriber);
    if (held == null) {
      return Cancelled.NOT_HELD;
    }
    if (held.more > 0) {
      held.more--;
      return Cancelled.STILL_HELD;
    }
    return remove(held) ? Cancelled.GONE : Cancelled.STILL_HELD;
  }

  /**
   * {@code subscriber} holds nothing any more.
   *
   * @param leaving told of each prefix; null when nobody wants to know
   */
  void leave(Subscriber subscriber, Leaving leaving) {
    for (Holding held = subscriber.holdings; held != null; held = subscriber.holdings) {
      Frame prefix = leaving == null ? null : prefixOf(held.node);
      boolean gone = remove(held);
      if (leaving != null) {
        leaving.left(prefix, gone);
      }
    }
  }

  /** Chooses all who want {@code message}. */
  void choose(Message message, FanOut fanOut) {
    TopicNode node = root;
    int at = 0;
    int size = message.firstSize();
    while (true) {
      if (node.holders == fanOut.size()) { // Everybody, as it often is: no need to go on.
        fanOut.chooseAll();
        return;
      }
      for (Holding held = node.holdings; held != null; held = held.nextAtNode()) {
        fanOut.choose(held.subscriber.target);
      }
      if (at == size) {
        return;
      }
      node = node.child(message.firstByte(at));
      if (node == null || !node.continues(message, at)) {
        return;
      }
      at += node.labelLength();
    }
  }

  /** Whether anybody wants {@code message}. */
  boolean matches(Message message) {
    TopicNode node = root;
    int at = 0;
    int size = message.firstSize();
    while (node.holdings == null) {
      if (at == size) {
        return false;
      }
      node = node.child(message.firstByte(at));
      if (node == null || !node.continues(message, at)) {
        return false;
      }
      at += node.labelLength();
    }
    return true;
  }

  /** The bytes from the root to {@code node}. */
  static Frame prefixOf(TopicNode node) {
    int size = 0;
    for (TopicNode at = node; at != null; at = at.parent) {
      size += at.labelLength();
    }
    byte[] bytes = new byte[size];
    for (TopicNode at = node; at != null; at = at.parent) {
      size -= at.labelLength();
      at.copyLabelTo(bytes, size);
    }
    return Frame.wrap(bytes);
  }

  /** The node where {@code prefix} ends, or null. */
  private TopicNode find(Frame prefix) {
    TopicNode node = root;
    int at = 0;
    while (at < prefix.size()) {
      node = node.child(prefix.byteAt(at));
      if (node == null || node.common(prefix, at) < node.labelLength()) {
        return null;
      }
      at += node.labelLength();
    }
    return node;
  }

  /**
   * The node where {@code prefix} ends, made when there is none. The caller puts a holding there.
   */
  private TopicNode nodeOf(Frame prefix) {
    TopicNode node = root;
    int at = 0;
    while (at < prefix.size()) {
      TopicNode child = node.child(prefix.byteAt(at));
      if (child == null) {
        byte[] bytes = prefix.toByteArray();
        TopicNode leaf = new TopicNode(node, Arrays.copyOfRange(bytes, at, bytes.length));
        node.add(leaf);
        return leaf;
      }
      int common = child.common(prefix, at);
      node = common < child.labelLength() ? child.split(common) : child;
      at += common;
    }
    return node;
  }

  /** Takes a holding out, and the nodes that nobody needs then; true when the prefix is gone. */
  private boolean remove(Holding held) {
    held.unlink();
    TopicNode node = held.node;
    if (node.holdings != null) {
      return false;
    }
    if (node.childCount() == 0 && node != root) {
      TopicNode parent = node.parent;
      parent.remove(node);
      node = parent;
    }
    if (node.childCount() == 1 && node.holdings == null && node != root) {
      node.mergeIntoChild();
    }
    return true;
  }
}
