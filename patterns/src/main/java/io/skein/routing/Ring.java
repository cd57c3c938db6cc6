package io.skein.routing;

/**
 * Slots in a circle and whose turn it is. Every operation takes the same small time, however many
 * there are, and allocates nothing.
 *
 * <p>A policy extends the ring that it asks for every message: another object would be one load
 * more that has to be waited for (decision 12).
 */
class Ring {
  private Slot turn;
  private int size;

  final int count() {
    return size;
  }

  /** Whose turn it is, or null when nobody is here. */
  final Slot turn() {
    return turn;
  }

  /** The turn passes on. */
  final void advance() {
    Slot next = turn.next;
    if (turn != next) { // Storing a reference in an old object costs a fence.
      turn = next;
    }
  }

  /** Puts a slot that is on no ring where its turn comes last. */
  final void add(Slot slot) {
    slot.ring = this;
    if (turn == null) {
      turn = slot;
      slot.next = slot;
      slot.previous = slot;
    } else {
      slot.next = turn;
      slot.previous = turn.previous;
      turn.previous.next = slot;
      turn.previous = slot;
    }
    size++;
  }

  /** Takes a slot of this ring off; if it was its turn, it is the next one's. */
  final void remove(Slot slot) {
    if (slot.next == slot) {
      turn = null;
    } else {
      slot.previous.next = slot.next;
      slot.next.previous = slot.previous;
      if (turn == slot) {
        turn = slot.next;
      }
    }
    slot.ring = null;
    slot.next = null;
    slot.previous = null;
    size--;
  }

  /** Takes a slot off whatever ring it is on and puts it last on this one. */
  final void pull(Slot slot) {
    if (slot.ring != null) {
      slot.ring.remove(slot);
    }
    add(slot);
  }
}
