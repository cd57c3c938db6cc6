package io.skein.pubsub;

import java.util.Arrays;

/**
 * One node of a {@link TopicTrie}: the bytes that lead to it from its parent, its children in the
 * order of their first bytes, and who holds the prefix that ends here. About 32 bytes beside the
 * two arrays.
 */
final class TopicNode {
  private static final TopicNode[] NO_CHILDREN = {};

  TopicNode parent;

  /**
   * The bytes between the parent's prefix and this one's; empty for the root alone. Never shared.
   */
  byte[] label;

  /**
   * The first byte of the label, for searching among siblings without looking into their labels.
   */
  private byte key;

  TopicNode[] children = NO_CHILDREN;

  /** Who holds this prefix; the head of a list. */
  Holding holdings;

  /** Takes the array over. */
  TopicNode(TopicNode parent, byte[] label) {
    this.parent = parent;
    label(label);
  }

  private void label(byte[] label) {
    this.label = label;
    this.key = label.length == 0 ? 0 : label[0];
  }

  /** The child whose label begins with {@code first}, or null. */
  TopicNode child(byte first) {
    int index = indexOf(first);
    return index < 0 ? null : children[index];
  }

  /** Where that child is, or the complement of where it would be put. */
  private int indexOf(byte first) {
    int low = 0;
    int high = children.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      byte key = children[middle].key;
      if (key == first) {
        return middle;
      }
      if (key < first) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return ~low;
  }

  /** Adds a child; no child's label begins with the same byte. */
  void add(TopicNode child) {
    int at = ~indexOf(child.key);
    TopicNode[] grown = new TopicNode[children.length + 1];
    System.arraycopy(children, 0, grown, 0, at);
    grown[at] = child;
    System.arraycopy(children, at, grown, at + 1, children.length - at);
    children = grown;
    child.parent = this;
  }

  /** Takes a child off. */
  void remove(TopicNode child) {
    int at = indexOf(child.key);
    if (children.length == 1) {
      children = NO_CHILDREN;
      return;
    }
    TopicNode[] shrunk = Arrays.copyOf(children, children.length - 1);
    System.arraycopy(children, at + 1, shrunk, at, children.length - 1 - at);
    children = shrunk;
  }

  private void replace(TopicNode child, TopicNode by) {
    children[indexOf(child.key)] = by;
    by.parent = this;
  }

  /** Puts a node above this one that takes the first {@code length} bytes of its label. */
  TopicNode split(int length) {
    TopicNode upper = new TopicNode(parent, Arrays.copyOf(label, length));
    parent.replace(this, upper);
    label(Arrays.copyOfRange(label, length, label.length));
    upper.add(this);
    return upper;
  }

  /** Gives this node's label to its only child, which takes its place. */
  void mergeIntoChild() {
    TopicNode child = children[0];
    byte[] joined = Arrays.copyOf(label, label.length + child.label.length);
    System.arraycopy(child.label, 0, joined, label.length, child.label.length);
    child.label(joined);
    parent.replace(this, child);
  }
}
