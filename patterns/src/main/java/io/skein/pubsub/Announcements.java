package io.skein.pubsub;

import io.skein.message.Frame;
import io.skein.message.Item;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Subscriptions and cancels that an XPUB's application has not received yet, oldest first.
 *
 * <p>A peer that subscribes and cancels without end must not fill the memory of a program that does
 * not receive: beyond {@link #KEPT} items, a change and its opposite that nobody has seen undo each
 * other, so what waits is bounded by what peers hold.
 */
final class Announcements {
  /** Up to here every change is told, also those that are undone soon after. */
  static final int KEPT = 1000;

  private final ArrayDeque<Item> kept = new ArrayDeque<>();
  private final Map<Frame, Item> summary = new LinkedHashMap<>();

  void add(Item.Subscribed item) {
    add(item.prefix(), item);
  }

  void add(Item.Cancelled item) {
    add(item.prefix(), item);
  }

  private void add(Frame prefix, Item item) {
    if (summary.isEmpty() && kept.size() < KEPT) {
      kept.add(item);
      return;
    }
    Item unseen = summary.remove(prefix);
    if (unseen == null || unseen.getClass() == item.getClass()) {
      summary.put(prefix, item);
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
