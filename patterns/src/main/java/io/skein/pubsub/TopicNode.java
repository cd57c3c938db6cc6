package io.skein.pubsub;

import io.skein.message.Frame;
import io.skein.message.Message;
import java.util.Arrays;

/**
 * One node of a {@link TopicTrie}: the bytes that lead to it from its parent, its children in the
 * order of their first bytes, and who holds the prefix that ends here. About 32 bytes beside the
 * two arrays.
 *
 * <pre>
 *   bytes       q u o t e s / │ 0 3 7        the label, and the first byte of each child's label
 *   children                    ▼ ▼ ▼
 * </pre>
 *
 * <p>The first bytes stand here and not with the children: a search that asked each child would
 * fetch as many nodes into the processor's cache as it compares.
 */
final class TopicNode {
  private static final TopicNode[] NO_CHILDREN = {};

  TopicNode parent;

  /** Who holds this prefix; the head of a list. */
  Holding holdings;

  /** How many do. */
  int holders;

  /** The label, empty for the root alone, and the first bytes of the children's. Never shared. */
  private byte[] bytes;

  private TopicNode[] children = NO_CHILDREN;

  /** A node without children; takes the array over. */
  TopicNode(TopicNode parent, byte[] label) {
    this.parent = parent;
    this.bytes = label;
  }

  // ---- the label: the bytes between the parent's prefix and this one's --------------------------

  int labelLength() {
    return bytes.length - children.length;
  }

  void copyLabelTo(byte[] target, int at) {
    System.arraycopy(bytes, 0, target, at, labelLength());
  }

  /**
   * Whether the label stands in the topic of {@code message} at {@code at}, as its first byte does.
   */
  boolean continues(Message message, int at) {
    return message.firstMatches(at + 1, bytes, 1, labelLength());
  }

  /** How many bytes of the label stand in {@code prefix} from {@code at} on. */
  int common(Frame prefix, int at) {
    int end = Math.min(labelLength(), prefix.size() - at);
    int i = 0;
    while (i < end && bytes[i] == prefix.byteAt(at + i)) {
      i++;
    }
    return i;
  }

  // ---- the children -----------------------------------------------------------------------------

  int childCount() {
    return children.length;
  }

  /** The child whose label begins with {@code first}, or null. */
  TopicNode child(byte first) {
    int index = indexOf(first);
    return index < 0 ? null : children[index];
  }

  /** Where that child is, or the complement of where it would be put. */
  private int indexOf(byte first) {
    int start = labelLength();
    if (start == bytes.length) {
      return ~0;
    }
    // Digits and letters that have no gap, as they often have not, stand where they are expected.
    int expected = start + first - bytes[start];
    if (expected >= start && expected < bytes.length && bytes[expected] == first) {
      return expected - start;
    }
    int found = Arrays.binarySearch(bytes, start, bytes.length, first);
    return found < 0 ? found + start : found - start;
  }

  /** Adds a child; no child's label begins with the same byte. */
  void add(TopicNode child) {
    int at = ~indexOf(child.bytes[0]);
    int label = labelLength();
    bytes = Arrays.copyOf(bytes, bytes.length + 1);
    System.arraycopy(bytes, label + at, bytes, label + at + 1, children.length - at);
    bytes[label + at] = child.bytes[0];
    TopicNode[] grown = Arrays.copyOf(children, children.length + 1);
    System.arraycopy(children, at, grown, at + 1, children.length - at);
    grown[at] = child;
    children = grown;
    child.parent = this;
  }

  /** Takes a child off. */
  void remove(TopicNode child) {
    int at = indexOf(child.bytes[0]);
    int label = labelLength();
    int after = children.length - 1 - at;
    System.arraycopy(bytes, label + at + 1, bytes, label + at, after);
    bytes = Arrays.copyOf(bytes, bytes.length - 1);
    if (children.length == 1) {
      children = NO_CHILDREN;
      return;
    }
    TopicNode[] shrunk = Arrays.copyOf(children, children.length - 1);
    System.arraycopy(children, at + 1, shrunk, at, after);
    children = shrunk;
  }

  /** Both labels begin with the same byte. */
  private void replace(TopicNode child, TopicNode by) {
    children[indexOf(child.bytes[0])] = by;
    by.parent = this;
  }

  /** Puts a node above this one that takes the first {@code length} bytes of its label. */
  TopicNode split(int length) {
    TopicNode upper = new TopicNode(parent, Arrays.copyOf(bytes, length));
    parent.replace(this, upper);
    bytes = Arrays.copyOfRange(bytes, length, bytes.length);
    upper.add(this);
    return upper;
  }

  /** Gives this node's label to its only child, which takes its place. */
  void mergeIntoChild() {
    TopicNode child = children[0];
    byte[] joined = new byte[labelLength() + child.bytes.length];
    copyLabelTo(joined, 0);
    System.arraycopy(child.bytes, 0, joined, labelLength(), child.bytes.length);
    child.bytes = joined;
    parent.replace(this, child);
  }
}
