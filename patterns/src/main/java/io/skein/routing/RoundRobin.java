package io.skein.routing;

import io.skein.message.Message;
import io.skein.pipe.Pipe;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Shares messages out, one to each pipe in turn among those that have room (PSH-3, DEA-2, REQ-5).
 *
 * <p>A pipe is on one of three rings:
 *
 * <pre>
 *   attached     a peer is there and there may be room       first choice
 *   connecting   no peer yet, the queue may have room        taken only when no attached pipe has room
 *   full         refused lately; its room bell is armed
 * </pre>
 *
 * <p>A message takes the same time however many pipes are full. Only when no other pipe is left are
 * the full ones looked at again, so that the answer is exact even before the socket has heard that
 * there is room.
 *
 * <p>A pattern passes on what it is told: {@link #connecting(Pipe)} from opened, {@link #attached}
 * from attach, {@link #writable}, and {@link #remove} when messages must no longer go there. Not
 * safe for use by several threads: it lives under its socket's lock.
 */
public final class RoundRobin extends Ring { // Of those that are attached.
  private final Map<Pipe, Slot> slots = new IdentityHashMap<>();
  private final Ring connecting = new Ring();
  private final Ring full = new Ring();

  /** Shares out to nobody yet. */
  public RoundRobin() {}

  /** A peer is there: {@code pipe} takes part, or now takes part as a first choice. */
  public void attached(Pipe pipe) {
    place(pipe, true);
  }

  /** No peer is there, yet or at present: {@code pipe} takes part as a second choice. */
  public void connecting(Pipe pipe) {
    place(pipe, false);
  }

  private void place(Pipe pipe, boolean isAttached) {
    Slot slot = slots.get(pipe);
    if (slot == null) {
      slot = new Slot(pipe);
      slots.put(pipe, slot);
    }
    slot.attached = isAttached;
    if (slot.ring != full) {
      ringOf(slot).pull(slot);
    }
  }

  /** {@code pipe} takes no part any more. What it has queued stays there. */
  public void remove(Pipe pipe) {
    Slot slot = slots.remove(pipe);
    if (slot != null) {
      slot.ring.remove(slot);
    }
  }

  /** There may be room in {@code pipe} again. */
  public void writable(Pipe pipe) {
    Slot slot = slots.get(pipe);
    if (slot != null && slot.ring == full) {
      ringOf(slot).pull(slot);
    }
  }

  /**
   * Queues {@code message} in the next pipe that has room.
   *
   * @return that pipe; null when no pipe has room, or there is none
   */
  public Pipe send(Message message) {
    Pipe taker = send(this, message);
    if (taker == null) {
      taker = send(connecting, message);
    }
    if (taker == null && restoreOneOfTheFull()) {
      taker = send(message);
    }
    return taker;
  }

  private Pipe send(Ring ring, Message message) {
    for (Slot slot = ring.turn(); slot != null; slot = ring.turn()) {
      if (slot.pipe.trySend(message)) {
        ring.advance();
        return slot.pipe;
      }
      full.pull(slot);
    }
    return null;
  }

  /** The pipe that {@link #send} would choose now, or null. */
  public Pipe next() {
    Pipe next = next(this);
    if (next == null) {
      next = next(connecting);
    }
    if (next == null && restoreOneOfTheFull()) {
      next = next();
    }
    return next;
  }

  private Pipe next(Ring ring) {
    for (Slot slot = ring.turn(); slot != null; slot = ring.turn()) {
      if (slot.pipe.canSend()) {
        return slot.pipe;
      }
      full.pull(slot);
    }
    return null;
  }

  /** Whether {@link #send} would find a pipe with room now. Exact. */
  public boolean canSend() {
    return next() != null;
  }

  /** Looks at each full pipe once; attached ones come back before connecting ones. */
  private boolean restoreOneOfTheFull() {
    Slot found = null;
    for (int i = full.count(); i > 0 && (found == null || !found.attached); i--) {
      Slot slot = full.turn();
      if ((found == null || slot.attached) && slot.pipe.canSend()) {
        found = slot;
      }
      full.advance();
    }
    if (found != null) {
      ringOf(found).pull(found);
    }
    return found != null;
  }

  /** How many pipes take part. */
  public int size() {
    return slots.size();
  }

  private Ring ringOf(Slot slot) {
    return slot.attached ? this : connecting;
  }
}
