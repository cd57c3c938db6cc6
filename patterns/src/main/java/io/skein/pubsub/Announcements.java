package io.skein.pubsub;

import io.skein.message.Frame;
import io.skein.message.Item;
import io.skein.message.Peer;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Subscriptions and cancels that an XPUB's application has not received yet, oldest first.
 *
 * <p>A peer that subscribes and cancels without end must not fill the memory of a program that does
 * not receive: beyond {@link #KEPT} items, a change and its opposite that nobody has seen undo each
 * other, so what waits is bounded by what peers hold. Where every peer's changes are told, only
 * those of one peer undo each other.
 */
final class Announcements {
  /** Up to here every change is told, also those that are undone soon after. */
  static final int KEPT = 1000;

  private final ArrayDeque<Item> kept = new ArrayDeque<>();
  private final Map<Subject, Item> summary = new LinkedHashMap<>();
  private final boolean tellsPeersApart;

  /** What changes are about: a prefix, and one peer or (null) all. */
  private record Subject(Frame prefix, Peer peer) {}

  /**
   * None yet.
   *
   * @param tellsPeersApart whether every peer's changes are told
   */
  Announcements(boolean tellsPeersApart) {
    this.tellsPeersApart = tellsPeersApart;
  }

  void add(Item.Subscribed item) {
    add(item.prefix(), item.peer(), item);
  }

  void add(Item.Cancelled item) {
    add(item.prefix(), item.peer(), item);
  }

  private void add(Frame prefix, Peer peer, Item item) {
    if (summary.isEmpty() && kept.size() < KEPT) {
      kept.add(item);
      return;
    }
    Subject subject = new Subject(prefix, tellsPeersApart ? peer : null);
    Item unseen = summary.remove(subject);
    if (unseen == null || unseen.getClass() == item.getClass()) {
      summary.put(subject, item);
    }
  }

  boolean isEmpty() {
    return kept.isEmpty() && summary.isEmpty();
  }

  /** The oldest, or null. */
  Item poll() {
    if (!kept.isEmpty()) {
      return kept.poll();
    }
    if (summary.isEmpty()) {
      return null;
    }
    var oldest = summary.entrySet().iterator();
    Item item = oldest.next().getValue();
    oldest.remove();
    return item;
  }
}
