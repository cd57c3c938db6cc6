package io.skein.socket;

import io.skein.pipe.Lane;
import io.skein.pipe.Pipe;
import java.util.function.Supplier;

/**
 * Looks at the lane that the socket shares with another one of this process, before the pattern is
 * asked: a thread that would find it dry, or full, spins a little first.
 *
 * <p>Found dry by the pattern, the lane's bell would be armed, and the other thread would have to
 * ring it and serve this socket for the sake of one message. Two threads that keep each other
 * waiting for moments so take turns in batches, and nobody rings. Bounded and learned as {@link
 * Spinning} is; only for a socket with one pipe.
 *
 * <p>A receiver that is faster than its sender would take each message as it comes, and every look
 * takes the line of the lane's counter away from the sender: both become several times slower, and
 * stay so. So in the midst of a stream that comes in ones and twos it lets some gather first, for a
 * few microseconds.
 *
 * <p>Any thread, without the turn.
 */
final class Lookout {
  private static final int BETWEEN_LOOKS = 64;

  /** Free places that a sender waits for. */
  private static final int ROOM = 64;

  /** Fewer at once than this are worth waiting for more. */
  private static final int FEW = 16;

  /** So often in a row few came, and soon, before more are waited for. */
  private static final int FEW_OFTEN = 8;

  /** What comes after more pauses than this is no stream. */
  private static final int SOON = 32;

  /** Messages that a receiver lets gather. */
  private static final int GATHERED = 500;

  /** Pauses in which they gather, some microseconds in all. */
  private static final int GATHERING = 512;

  /** Pauses after which they are counted, to see whether they do. */
  private static final int BETWEEN_COUNTS = 64;

  /** When nothing came between two counts, so many looks that find few count for nothing. */
  private static final int LOOKS_AFTER_VAIN = 256;

  private final Supplier<Pipe> sole;
  private final Runnable pause;

  // Races between threads only blur what is learned.
  private int fewInARow;
  private long sentBefore;

  /**
   * @param sole the only pipe of the socket, or null
   * @param pause lets a moment pass, some tens of nanoseconds
   */
  Lookout(Supplier<Pipe> sole, Runnable pause) {
    this.sole = sole;
    this.pause = pause;
  }

  /** Looks; returns how many messages may be received before the next look. */
  long beforeReceiving(Spinning spinning) {
    Pipe sole = this.sole.get();
    if (sole == null || !sole.inbound().isShared()) {
      return BETWEEN_LOOKS;
    }
    Lane lane = sole.inbound();
    if (Spinning.isFutile()) {
      return lane.size();
    }
    if (hasSent(sole.outbound())) {
      beginAnew();
    }
    if (!comesSoon(lane)) {
      beginAnew();
      spinning.await(() -> lane.size() > 0);
    } else if (isFewOnceMore(lane)) {
      gather(lane);
    }
    return lane.size();
  }

  private void beginAnew() {
    fewInARow = Math.min(0, fewInARow);
  }

  /** Whether something is there, or is within so short a time that it need not be learned. */
  private boolean comesSoon(Lane lane) {
    for (int i = 0; lane.size() == 0; i++) {
      if (i == SOON) {
        return false;
      }
      pause.run();
    }
    return true;
  }

  /** Whether the socket has sent since the last look: a conversation, in which the peer waits. */
  private boolean hasSent(Lane outbound) {
    long sent = outbound.produced();
    boolean hasSent = sent != sentBefore;
    sentBefore = sent;
    return hasSent;
  }

  /** Whether few are there, and so it was the times before. */
  private boolean isFewOnceMore(Lane lane) {
    if (lane.size() >= Math.min(FEW, enough(lane))) {
      return false;
    }
    fewInARow = Math.min(FEW_OFTEN, fewInARow + 1);
    return fewInARow == FEW_OFTEN;
  }

  private void gather(Lane lane) {
    int enough = enough(lane);
    long counted = lane.size();
    for (int i = 1; i <= GATHERING && counted < enough; i++) {
      pause.run();
      if (i % BETWEEN_COUNTS == 0) {
        long before = counted;
        counted = lane.size();
        if (counted == before) {
          fewInARow = -LOOKS_AFTER_VAIN;
          return;
        }
      }
    }
  }

  private static int enough(Lane lane) {
    return atMostHalf(GATHERED, lane);
  }

  private static int atMostHalf(int messages, Lane lane) {
    int mark = lane.mark().messages();
    return mark == 0 ? messages : Math.min(messages, (mark + 1) / 2);
  }

  /** Looks; returns how many messages may be sent before the next look. */
  long beforeSending(Spinning spinning) {
    Pipe sole = this.sole.get();
    if (sole == null || !sole.outbound().isShared() || sole.outbound().mark().messages() == 0) {
      return BETWEEN_LOOKS;
    }
    Lane lane = sole.outbound();
    int mark = lane.mark().messages();
    if (lane.size() >= mark) {
      int batch = atMostHalf(ROOM, lane);
      spinning.await(() -> mark - lane.size() >= batch);
    }
    return mark - lane.size();
  }
}
