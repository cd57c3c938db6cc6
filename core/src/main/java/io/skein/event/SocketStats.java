package io.skein.event;

import io.skein.message.DropCause;
import java.util.List;
import java.util.Map;

/**
 * The counters of a socket since it was opened.
 *
 * @param sent messages that left for a peer (for tcp and ipc: whose last byte the channel took)
 * @param received messages that the socket took from its peers' queues
 * @param dropped messages that went no further, by cause; a cause that never struck is absent
 * @param eventsLost events that listeners were too slow for
 * @param peers the pipes of this moment
 */
public record SocketStats(
    long sent,
    long received,
    Map<DropCause, Long> dropped,
    long eventsLost,
    List<PeerStats> peers) {

  /** Copies the collections. */
  public SocketStats {
    dropped = Map.copyOf(dropped);
    peers = List.copyOf(peers);
  }

  /** How many messages were dropped for that cause. */
  public long dropped(DropCause cause) {
    return dropped.getOrDefault(cause, 0L);
  }

  /** How many messages were dropped in all. */
  public long droppedInAll() {
    return dropped.values().stream().mapToLong(Long::longValue).sum();
  }
}
