package io.skein.zmtp;

import io.skein.message.Message;
import io.skein.message.Subscription;

/** Where the inbound half puts what it decoded. Called by whoever drives that half. */
public interface Incoming {

  /** A whole message, bearing the peer. */
  void message(Message message);

  /** What a subscriber wants; only for PUB and XPUB. */
  void subscription(Subscription subscription);
}
