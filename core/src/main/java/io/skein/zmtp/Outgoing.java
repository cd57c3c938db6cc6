package io.skein.zmtp;

import io.skein.message.Message;
import io.skein.message.Subscription;

/** Where the outbound half takes what it encodes. Called by whoever drives that half. */
public interface Outgoing {

  /** The next message, or null when there is none now. */
  Message pollMessage();

  /** The next subscription, or null when there is none now; asked before messages. */
  Subscription pollSubscription();

  /**
   * The message polled last is encoded whole.
   *
   * @param endOffset bytes filled since the connection began, up to and including its last one: the
   *     message has left when the channel has taken so many
   */
  void encoded(long endOffset);
}
