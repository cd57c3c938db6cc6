package io.skein.examples.hashing;

import io.skein.message.Frame;
import io.skein.pipe.Pipe;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Pipes on a circle of hashes, each at many points; a key belongs to the next point clockwise. When
 * a pipe comes or goes, only the keys next to its points move.
 */
final class HashRing {
  private static final int POINTS_PER_PIPE = 256;

  private final TreeMap<Integer, Pipe> points = new TreeMap<>();

  /** A connected endpoint is known by its address, a peer that came to us by its routing id. */
  void add(Pipe pipe) {
    Object name = pipe.outlivesConnection() ? pipe.endpoint() : pipe.peer().routingId();
    for (int i = 0; i < POINTS_PER_PIPE; i++) {
      points.put(hash(Frame.of(name + "#" + i)), pipe);
    }
  }

  void remove(Pipe pipe) {
    points.values().removeIf(pipe::equals);
  }

  boolean isEmpty() {
    return points.isEmpty();
  }

  Stream<Pipe> pipes() {
    return points.values().stream().distinct();
  }

  /** The pipe that owns {@code key}; the ring is not empty. */
  Pipe owner(Frame key) {
    Map.Entry<Integer, Pipe> next = points.ceilingEntry(hash(key));
    return (next == null ? points.firstEntry() : next).getValue();
  }

  /** The frame's own hash, stirred until neighbouring names lie far apart (as in MurmurHash3). */
  private static int hash(Frame frame) {
    int hash = frame.hashCode();
    hash = (hash ^ hash >>> 16) * 0x85ebca6b;
    hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
    return hash ^ hash >>> 16;
  }
}
