package io.skein.socket;

import io.skein.event.SocketEvent;
import io.skein.message.DropCause;
import io.skein.message.Endpoint;
import io.skein.message.Message;
import io.skein.message.Peer;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/** The messages of a socket that went no further, by cause. Read by any thread. */
final class Drops {
  /** For messages that no endpoint had anything to do with: an unroutable one, say. */
  static final Endpoint NO_ENDPOINT = new Endpoint("skein", "socket");

  private final EventHub events;
  private final Turn turn;
  private final AtomicLongArray counts = new AtomicLongArray(DropCause.values().length);

  Drops(EventHub events, Turn turn) {
    this.events = events;
    this.turn = turn;
  }

  /**
   * In the socket's turn: counts and tells; {@code endpoint} and {@code peer} may be unknown:
   * NO_ENDPOINT, null.
   */
  void add(Endpoint endpoint, Peer peer, DropCause cause, long count) {
    counts.addAndGet(cause.ordinal(), count);
    events.dropped(new SocketEvent.Dropped(endpoint, peer, cause, count), turn);
  }

  /** Likewise, for one message that somebody else held. */
  void add(Message message, DropCause cause) {
    Peer peer = message.peerOrNull();
    add(peer == null ? NO_ENDPOINT : peer.endpoint(), peer, cause, 1);
  }

  /** Any thread without a turn: likewise, also when the socket is closed. */
  void count(Message message, DropCause cause) {
    turn.enter();
    try {
      add(message, cause);
    } finally {
      turn.leave();
    }
  }

  /** The causes that struck, with their counts. */
  Map<DropCause, Long> counts() {
    Map<DropCause, Long> map = new EnumMap<>(DropCause.class);
    for (DropCause cause : DropCause.values()) {
      long count = counts.get(cause.ordinal());
      if (count > 0) {
        map.put(cause, count);
      }
    }
    return map;
  }
}
