package io.skein.socket;

import io.skein.pipe.Lane;
import io.skein.pipe.Pipe;

/**
 * Looks at the lane that the socket shares with another one of this process, before the pattern is
 * asked: a thread that would find it dry, or full, spins a little first.
 *
 * <p>Found dry by the pattern, the lane's bell would be armed, and the other thread would have to
 * ring it and serve this socket for the sake of one message. Two threads that keep each other
 * waiting for moments so take turns in batches, and nobody rings. Bounded and learned as {@link
 * Spinning} is; only for a socket with one pipe.
 *
 * <p>Any thread, without the turn.
 */
final class Lookout {
  private static final int BETWEEN_LOOKS = 64;
  private static final int BATCH = 64;

  private final Roster roster;

  Lookout(Roster roster) {
    this.roster = roster;
  }

  /** Looks; returns how many messages may be received before the next look. */
  long beforeReceiving(Spinning spinning) {
    Pipe sole = roster.sole();
    if (sole == null || !sole.inbound().isShared()) {
      return BETWEEN_LOOKS;
    }
    Lane lane = sole.inbound();
    if (lane.size() == 0) {
      spinning.await(() -> lane.size() > 0);
    }
    return lane.size();
  }

  /** Looks; returns how many messages may be sent before the next look. */
  long beforeSending(Spinning spinning) {
    Pipe sole = roster.sole();
    if (sole == null || !sole.outbound().isShared() || sole.outbound().mark().messages() == 0) {
      return BETWEEN_LOOKS;
    }
    Lane lane = sole.outbound();
    int mark = lane.mark().messages();
    if (lane.size() >= mark) {
      int batch = Math.min(BATCH, (mark + 1) / 2);
      spinning.await(() -> mark - lane.size() >= batch);
    }
    return mark - lane.size();
  }
}
