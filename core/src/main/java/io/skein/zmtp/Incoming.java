package io.skein.zmtp;

import io.skein.message.Message;
import io.skein.message.RowPool;
import io.skein.message.Subscription;

/** Where the inbound half puts what it decoded. Called by whoever drives that half. */
public interface Incoming {

  /** A whole message, bearing the peer. */
  void message(Message message);

  /** Where there are arrays for short messages that are given back. */
  default RowPool rows() {
    return RowPool.NONE;
  }

  /** What a subscriber wants; only for PUB and XPUB. */
  void subscription(Subscription subscription);
}
