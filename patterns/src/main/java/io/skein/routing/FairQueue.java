package io.skein.routing;

import io.skein.message.Message;
import io.skein.pipe.Pipe;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Hears many pipes, one message of each in turn, so that a loud peer cannot drown a quiet one
 * (DEA-6, ROU-3, REP-2, SUB-3, PUL-2).
 *
 * <p>Only pipes that may have something are asked, so a message takes the same time however many
 * peers are silent. A pipe that gives nothing leaves the circle until the socket says that it is
 * readable again.
 *
 * <p>A pattern passes on what it is told: {@link #add(Pipe)} from attach, {@link #readable}, and
 * {@link #ended} from closed. Not safe for use by several threads: it lives under its socket's
 * lock.
 */
public final class FairQueue extends Ring { // Of those that may have something.
  private final Map<Pipe, Slot> slots = new IdentityHashMap<>();

  /** Hears nobody yet. */
  public FairQueue() {}

  /**
   * Hears {@code pipe} from its next {@link #readable} on. A pipe that is known already, because it
   * outlived a connection, stays as it is.
   */
  public void add(Pipe pipe) {
    slots.computeIfAbsent(pipe, Slot::new);
  }

  /** There may be something in {@code pipe}: it gets its turn after all others. */
  public void readable(Pipe pipe) {
    Slot slot = slots.get(pipe);
    if (slot != null && slot.ring == null) {
      add(slot);
    }
  }

  /** Nothing more will come: {@code pipe} is asked until it is dry, and then forgotten. */
  public void ended(Pipe pipe) {
    Slot slot = slots.get(pipe);
    if (slot != null) {
      slot.ended = true;
      readable(pipe);
    }
  }

  /** The next message in turn, or null when no pipe has one. */
  public Message tryReceive() {
    for (Slot slot = turn(); slot != null; slot = turn()) {
      Message message = slot.pipe.tryReceive();
      if (message != null) {
        advance();
        return message;
      }
      dry(slot);
    }
    return null;
  }

  /** Whether {@link #tryReceive} would give a message now. */
  public boolean canReceive() {
    for (Slot slot = turn(); slot != null; slot = turn()) {
      if (slot.pipe.canReceive()) {
        return true;
      }
      dry(slot);
    }
    return false;
  }

  /** How many pipes are heard, those included that ended and are not dry yet. */
  public int size() {
    return slots.size();
  }

  private void dry(Slot slot) {
    remove(slot);
    if (slot.ended) {
      slots.remove(slot.pipe);
    }
  }
}
