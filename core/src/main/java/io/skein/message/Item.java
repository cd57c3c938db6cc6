package io.skein.message;

/**
 * What a socket may hand to its application: a {@link Message}, and from an XPUB also what its
 * subscribers ask for.
 */
public sealed interface Item permits Message, Item.Subscribed, Item.Cancelled {

  /**
   * A subscriber wants messages that begin with {@code prefix} (XPB-8).
   *
   * @param prefix the first bytes of the first frame of the messages wanted; empty for all
   * @param peer who asks
   */
  record Subscribed(Frame prefix, Peer peer) implements Item {}

  /**
   * A subscriber no longer wants messages that begin with {@code prefix}, or has gone (XPB-8,
   * XPB-10).
   *
   * @param prefix the prefix as it was subscribed
   * @param peer who asked for it
   */
  record Cancelled(Frame prefix, Peer peer) implements Item {}
}
