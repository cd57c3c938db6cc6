package io.skein.routing;

import io.skein.pipe.Pipe;

/** The place of one pipe in a policy: on one {@link Ring} or on none. */
final class Slot {
  final Pipe pipe;

  /** The ring it is on, or null. Written by Ring alone, as the two links are. */
  Ring ring;

  Slot next;
  Slot previous;

  /** For RoundRobin: a peer is there, so this pipe is preferred. */
  boolean attached;

  /** For FairQueue: nothing more will come; forgotten once it is dry. */
  boolean ended;

  Slot(Pipe pipe) {
    this.pipe = pipe;
  }
}
