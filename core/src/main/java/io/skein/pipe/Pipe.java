package io.skein.pipe;

import io.skein.message.DropCause;
import io.skein.message.Endpoint;
import io.skein.message.Message;
import io.skein.message.Peer;
import io.skein.message.Subscription;

/**
 * A socket's end of the queue pair to one peer.
 *
 * <p>Made by connect() at once and kept across connections, or made for a peer that joined a
 * bound socket. All methods are called under the lock of the socket that owns it, by the
 * socket and its pattern; none blocks. The transport works on the other ends of the two lanes.
 */
public final class Pipe {
  private final Endpoint endpoint;
  private final boolean outlivesConnection;
  private final Lane outbound;
  private final Lane inbound;
  private final LaneNotes notes;
  private final PipeOwner owner;
  private Peer peer;
  private boolean attached;
  private long discarded;

  /** No peer will come again: what is in the inbound lane is all that can be received. */
  private boolean over;

  private boolean hasLeftInbound;

  /** We left the inbound lane before its writer did, who answers for what it puts in since. */
  private boolean lostInbound;

  /**
   * A pipe that nobody is attached to.
   *
   * @param endpoint where the socket was bound or connected
   * @param outlivesConnection true for a connected endpoint: the queue stays when the peer goes
   * @param notes told of every message
   * @param owner told of what is rare
   */
  public Pipe(
      Endpoint endpoint,
      boolean outlivesConnection,
      Lane outbound,
      Lane inbound,
      LaneNotes notes,
      PipeOwner owner) {
    this.endpoint = endpoint;
    this.outlivesConnection = outlivesConnection;
    this.outbound = outbound;
    this.inbound = inbound;
    this.notes = notes;
    this.owner = owner;
  }

  /** Where the socket was bound or connected. */
  public Endpoint endpoint() {
    return endpoint;
  }

  /** Whether the queue stays when the connection breaks. */
  public boolean outlivesConnection() {
    return outlivesConnection;
  }

  /** Whether a peer is there whose handshake is done. */
  public boolean isAttached() {
    return attached;
  }

  /** The peer that is attached, or was last; null before the first. */
  public Peer peer() {
    return peer;
  }

  /** For the socket: a peer is there, or asks to be. */
  public void peer(Peer peer, boolean attached) {
    this.peer = peer;
    this.attached = attached;
  }

  /** For the socket: the peer has gone. */
  public void detached() {
    attached = false;
  }

  /** For the socket: no peer will come again. */
  public void over() {
    over = true;
  }

  /** What the socket writes and the transport reads. */
  public Lane outbound() {
    return outbound;
  }

  /** What the transport writes and the socket reads. */
  public Lane inbound() {
    return inbound;
  }

  /**
   * Queues {@code message} if the high-water mark allows it. After false the pattern is told
   * writable when there is room again.
   */
  public boolean trySend(Message message) {
    if (!canSend()) {
      return false;
    }
    outbound.put(message);
    notes.published(outbound);
    return true;
  }

  /** Whether {@link #trySend} would take a message now; false promises a later call of writable. */
  public boolean canSend() {
    return outbound.hasRoom() || !outbound.armRoomBell();
  }

  /**
   * Queues {@code message}, or drops and counts it: for patterns that never wait (PUB-5, PUB-6).
   */
  public boolean sendOrDrop(Message message) {
    if (!outbound.offer(message)) {
      owner.dropped(this, DropCause.HIGH_WATER_MARK, 1);
      return false;
    }
    notes.published(outbound);
    return true;
  }

  /**
   * Has the reader of the outbound lane woken, which sleeps: for who offers a message to many lanes
   * himself, and looks after them when all have it and a full fence is issued.
   */
  public void wakePeer() {
    notes.publishedToMany(outbound);
  }

  /** Whether there is room, without a promise of being told when there is. */
  public boolean hasRoom() {
    return outbound.hasRoom();
  }

  /** Queues a subscription: it is never refused and never lost. */
  public void send(Subscription subscription) {
    outbound.put(subscription);
    notes.published(outbound);
  }

  /** The oldest message or null; after null the pattern is told readable when one comes. */
  public Message tryReceive() {
    if (lostInbound) {
      return null;
    }
    Message message = inbound.take();
    while (message == null) {
      if (inbound.armMessageBell() && !leaveInbound()) {
        return null;
      }
      message = inbound.take();
    }
    notes.relieved(inbound);
    return inbound.isShared() ? message.withPeer(peer) : message;
  }

  /** Whether {@link #tryReceive} would give a message now; false promises a call of readable. */
  public boolean canReceive() {
    return !lostInbound
        && (inbound.hasMessage()
            || !inbound.armMessageBell()
            || (leaveInbound() && inbound.hasMessage()));
  }

  /**
   * The inbound lane is dry: a pipe that is over takes nothing more from a lane that is another
   * socket's as well.
   *
   * @return whether its writer had left before, so that a last look shows all there will ever be
   */
  private boolean leaveInbound() {
    if (!over || hasLeftInbound || !inbound.isShared()) {
      return false;
    }
    hasLeftInbound = true;
    lostInbound = !inbound.leave();
    return !lostInbound;
  }

  /** Drops and counts all that is queued for the peer. Only while no transport reads the lane. */
  public void discardOutbound(DropCause cause) {
    discardSubscriptions();
    long count = 0;
    while (outbound.take() != null) {
      count++;
    }
    if (count > 0) {
      discarded += count;
      dropped(cause, count);
    }
  }

  /**
   * For the socket: nothing more is put into a lane that is another socket's as well. What came
   * after that socket had left the lane is dropped and counted here, for nobody else knows of it.
   */
  public void leaveOutbound(DropCause cause) {
    if (outbound.leave()) {
      discardOutbound(cause);
    }
  }

  /** Messages that left for a peer: put into its own lane, or released by the transport. */
  public long sent() {
    return (outbound.isShared() ? outbound.produced() : outbound.released()) - discarded;
  }

  /**
   * Drops and counts what was received and not taken by now; the pattern is told readable when more
   * comes. A peer that sends on meanwhile does not hold the turn by it.
   */
  public void discardInbound(DropCause cause) {
    drainInbound(cause);
    if (canReceive()) {
      owner.remains(this);
    }
  }

  /**
   * For the socket, at its end: drops and counts what was received and not taken.
   *
   * @return how many messages
   */
  public long abandonInbound(DropCause cause) {
    over = true;
    long count = drainInbound(cause);
    return canReceive() ? count + drainInbound(cause) : count;
  }

  private long drainInbound(DropCause cause) {
    long limit = lostInbound ? 0 : inbound.size();
    long count = 0;
    while (count < limit && inbound.take() != null) {
      count++;
    }
    if (count > 0) {
      notes.relieved(inbound);
      dropped(cause, count);
    }
    return count;
  }

  /** Discards subscriptions that are still queued, before all of them are sent anew. */
  public void discardSubscriptions() {
    while (outbound.pollSubscription() != null) {
      // Each is sent again by the caller.
    }
  }

  /** Counts messages of this pipe that went no further. */
  public void dropped(DropCause cause, long count) {
    owner.dropped(this, cause, count);
  }

  @Override
  public String toString() {
    return endpoint + (attached ? " joined by " + peer.routingId() : " without a peer");
  }
}
