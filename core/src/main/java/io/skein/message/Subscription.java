package io.skein.message;

/**
 * A wish of a subscriber, on its way to a publisher.
 *
 * @param prefix the first bytes of the first frame of the messages meant; empty for all (PUB-4)
 * @param wanted true to subscribe, false to cancel one earlier subscription to the same prefix
 *     (SUB-5: two subscriptions need two cancels)
 */
public record Subscription(Frame prefix, boolean wanted) {

  /** A wish to receive what begins with {@code prefix}. */
  public static Subscription to(Frame prefix) {
    return new Subscription(prefix, true);
  }

  /** The end of one earlier wish for {@code prefix}. */
  public static Subscription cancel(Frame prefix) {
    return new Subscription(prefix, false);
  }
}
