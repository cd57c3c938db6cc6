package io.skein.interop;

import io.skein.message.SocketType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Two sockets that may talk, one of ours and one of another library's.
 *
 * @param skeinBinds who binds; the other connects
 */
record Pairing(SocketType ours, SocketType theirs, boolean skeinBinds, String scheme) {
  private static final Set<SocketType> DEAF = EnumSet.of(SocketType.PUSH, SocketType.PUB);
  private static final Set<SocketType> MUTE = EnumSet.of(SocketType.PULL, SocketType.SUB);

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
          if (ours.mayTalkTo(theirs)) {
            all.add(new Pairing(ours, theirs, true, scheme));
            all.add(new Pairing(ours, theirs, false, scheme));
          }
        }
      }
    }
    return all;
  }

  /** The directions that the pair has, in the order in which it has to take them. */
  List<Direction> directions() {
    List<Direction> directions = new ArrayList<>();
    if (!MUTE.contains(ours) && !DEAF.contains(theirs)) {
      directions.add(Direction.FROM_SKEIN);
    }
    if (!MUTE.contains(theirs) && !DEAF.contains(ours)) {
      boolean theyAsk = theirs == SocketType.REQ || ours == SocketType.REP;
      directions.add(theyAsk ? 0 : directions.size(), Direction.TO_SKEIN);
    }
    return directions;
  }

  @Override
  public String toString() {
    return ours + "-" + theirs + ", " + (skeinBinds ? "Skein" : "they") + " bind, " + scheme;
  }
}
