package io.skein.cli.socket;

import io.skein.event.PeerStats;
import io.skein.message.Endpoint;
import io.skein.message.Peer;
import io.skein.socket.SkeinSocket;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Waits for distinct peers, where the socket counts connections. Two connections lead to one peer
 * when it says the same routing id on both, or when we connected both to the same address; what a
 * peer does not tell, nobody can know.
 */
final class Arrivals {
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  /** Connections too many may go: then fewer suffice. */
  private static final Duration AGAIN = Duration.ofMillis(100);

  /** Waits for connections; false when the time is over or the socket closed first. */
  interface Links {
    boolean await(int links, Duration timeout) throws InterruptedException;
  }

  private final SkeinSocket socket;
  private final Links links;
  private final Set<Endpoint> connected;

  Arrivals(SkeinSocket socket, Links links, Set<Endpoint> connected) {
    this.socket = socket;
    this.links = links;
    this.connected = connected;
  }

  /** Returns when so many are there, or the socket is closed. */
  void await(int peers) throws InterruptedException {
    int surplus = 0;
    while (true) {
      boolean enough = links.await(peers + surplus, surplus == 0 ? FOR_EVER : AGAIN);
      int before = surplus;
      surplus = surplus();
      if (surplus == before && (enough || surplus == 0)) {
        return;
      }
    }
  }

  /** Connections beyond the first to the same peer. */
  private int surplus() {
    Set<Object> distinct = new HashSet<>();
    int all = 0;
    for (PeerStats stats : socket.stats().peers()) {
      if (stats.peer().isPresent()) {
        all++;
        distinct.add(identity(stats.peer().get()));
      }
    }
    return all - distinct.size();
  }

  private Object identity(Peer peer) {
    if (!peer.routingId().isGenerated()) {
      return peer.routingId();
    }
    return connected.contains(peer.endpoint()) ? peer.address() : peer.link();
  }
}
