package io.skein.interop;

import static io.skein.message.SocketType.DEALER;
import static io.skein.message.SocketType.PAIR;
import static io.skein.message.SocketType.PUB;
import static io.skein.message.SocketType.PULL;
import static io.skein.message.SocketType.PUSH;
import static io.skein.message.SocketType.REP;
import static io.skein.message.SocketType.REQ;
import static io.skein.message.SocketType.ROUTER;
import static io.skein.message.SocketType.SUB;
import static io.skein.message.SocketType.XPUB;
import static io.skein.message.SocketType.XSUB;

import io.skein.message.SocketType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Two sockets that may talk, one of ours and one of another library's.
 *
 * @param skeinBinds who binds; the other connects
 */
record Pairing(SocketType ours, SocketType theirs, boolean skeinBinds, String scheme) {
  private static final Set<SocketType> DEAF = EnumSet.of(PUSH, PUB);
  private static final Set<SocketType> MUTE = EnumSet.of(PULL, SUB);

  /**
   * Who may talk to whom, as the RFCs have it and not as our code does: 28 (REQ, REP, DEALER,
   * ROUTER), 29 (PUB, SUB, XPUB, XSUB), 30 (PUSH, PULL), 31 (PAIR).
   */
  private static final Map<SocketType, Set<SocketType>> PEERS =
      Map.ofEntries(
          Map.entry(REQ, Set.of(REP, ROUTER)),
          Map.entry(REP, Set.of(REQ, DEALER)),
          Map.entry(DEALER, Set.of(REP, DEALER, ROUTER)),
          Map.entry(ROUTER, Set.of(REQ, DEALER, ROUTER)),
          Map.entry(PUB, Set.of(SUB, XSUB)),
          Map.entry(XPUB, Set.of(SUB, XSUB)),
          Map.entry(SUB, Set.of(PUB, XPUB)),
          Map.entry(XSUB, Set.of(PUB, XPUB)),
          Map.entry(PUSH, Set.of(PULL)),
          Map.entry(PULL, Set.of(PUSH)),
          Map.entry(PAIR, Set.of(PAIR)));

  /** Which way a message goes. */
  enum Direction {
    FROM_SKEIN,
    TO_SKEIN
  }

  /** All that the RFCs allow, over all transports of the library. */
  static List<Pairing> all(ForeignLibrary library) {
    List<Pairing> all = new ArrayList<>();
    for (String scheme : library.schemes()) {
      for (SocketType ours : SocketType.values()) {
        for (SocketType theirs : SocketType.values()) {
          if (isAllowed(ours, theirs)) {
            all.add(new Pairing(ours, theirs, true, scheme));
            all.add(new Pairing(ours, theirs, false, scheme));
          }
        }
      }
    }
    return all;
  }

  /** Whether the RFCs let the two talk. */
  static boolean isAllowed(SocketType one, SocketType other) {
    return PEERS.get(one).contains(other);
  }

  /** The directions that the pair has, in the order in which it has to take them. */
  List<Direction> directions() {
    List<Direction> directions = new ArrayList<>();
    if (!MUTE.contains(ours) && !DEAF.contains(theirs)) {
      directions.add(Direction.FROM_SKEIN);
    }
    if (!MUTE.contains(theirs) && !DEAF.contains(ours)) {
      boolean theyAsk = theirs == REQ || ours == REP;
      directions.add(theyAsk ? 0 : directions.size(), Direction.TO_SKEIN);
    }
    return directions;
  }

  @Override
  public String toString() {
    return ours + "-" + theirs + ", " + (skeinBinds ? "Skein" : "they") + " bind, " + scheme;
  }
}
