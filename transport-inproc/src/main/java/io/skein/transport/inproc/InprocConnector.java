package io.skein.transport.inproc;

import io.skein.event.SocketEvent.Accepted;
import io.skein.event.SocketEvent.Connected;
import io.skein.event.SocketEvent.HandshakeFailed;
import io.skein.event.SocketEvent.RetryScheduled;
import io.skein.message.Endpoint;
import io.skein.message.HandshakeFailure;
import io.skein.message.SocketType;
import io.skein.transport.ConnectionOptions;
import io.skein.transport.Connector;
import io.skein.transport.LinkHost;
import io.skein.transport.TransportContext.Scheduled;
import java.time.Duration;

/** A connected name: waits until somebody is bound to it, is joined, and waits again. */
final class InprocConnector implements Connector {
  private final InprocTransport transport;
  private final Endpoint endpoint;
  private final LinkHost host;

  // Guarded by the monitor, which is never held while a socket is told something.
  private InprocJoin join;
  private int refusals;
  private boolean finishing;

  /** Finishing, and what is queued waits for a peer until the deadline. */
  private boolean lingering;

  private boolean ended;

  /** Ends what lingers; null when nothing does. */
  private Scheduled expiry;

  InprocConnector(InprocTransport transport, Endpoint endpoint, LinkHost host) {
    this.transport = transport;
    this.endpoint = endpoint;
    this.host = host;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  LinkHost host() {
    return host;
  }

  InprocTransport transport() {
    return transport;
  }

  /** Somebody is bound to the name: asks both sockets. */
  void join(InprocListener listener) {
    SocketType ours = host.profile().type();
    SocketType theirs = listener.host().profile().type();
    if (!ours.mayTalkTo(theirs)) {
      String cause = "A " + ours + " and a " + theirs + " do not talk to each other (ALL-14)";
      String address = endpoint.address();
      HandshakeFailure failure = HandshakeFailure.INCOMPATIBLE_TYPE;
      host.event(new HandshakeFailed(endpoint, address, cause, failure));
      listener.host().event(new HandshakeFailed(endpoint, address, cause, failure));
      transport.joinAnother(this, listener);
      return;
    }
    InprocJoin next = new InprocJoin(this, listener);
    synchronized (this) {
      if (ended) {
        return;
      }
      join = next;
    }
    host.event(new Connected(endpoint, endpoint.address()));
    listener.host().event(new Accepted(endpoint, endpoint.address()));
    next.begin();
  }

  /**
   * The join is over, or came to nothing: goes for the next, unless this endpoint ends.
   *
   * @param refused whether a socket did not take the other, or sent it away: asked again at once,
   *     it would do so again
   */
  void parted(InprocJoin over, boolean refused) {
    boolean end;
    synchronized (this) {
      if (join != over || ended) {
        return;
      }
      join = null;
      end = finishing && !(refused && lingering);
      ended = end;
      refusals = refused ? refusals + 1 : 0;
    }
    if (end) {
      cancel(expiry());
      host.ended("The endpoint was closed");
    } else if (refused) {
      tryAgainLater();
    } else {
      transport.joinOrWait(this);
    }
  }

  private void tryAgainLater() {
    long delayNanos = delayNanos();
    host.event(new RetryScheduled(endpoint, Duration.ofNanos(delayNanos)));
    transport.context().schedule(now() + delayNanos, this::tryAgain);
  }

  private long now() {
    return transport.context().clock().nanoTime();
  }

  /** What is queued may wait for a peer until then, but not longer than the endpoint lives. */
  private void endAt(long deadlineNanos) {
    Scheduled next = transport.context().schedule(deadlineNanos, this::endNow);
    Scheduled over;
    synchronized (this) {
      over = ended ? next : expiry;
      expiry = ended ? null : next;
    }
    cancel(over);
  }

  private synchronized Scheduled expiry() {
    return expiry;
  }

  private static void cancel(Scheduled over) {
    if (over != null) {
      over.cancel();
    }
  }

  /** Grows with each refusal and is random (ALL-13), between half of what it may be and all. */
  private synchronized long delayNanos() {
    ConnectionOptions options = host.profile().connection();
    long longest = options.reconnectMax().toNanos();
    long delay = options.reconnectMin().toNanos();
    for (int i = 1; i < refusals && delay < longest; i++) {
      delay *= 2;
    }
    delay = Math.max(1, Math.min(delay, longest));
    return delay / 2 + transport.context().random().nextLong(delay - delay / 2) + 1;
  }

  /** Whether nothing more is to come of it. */
  synchronized boolean hasEnded() {
    return ended;
  }

  private void tryAgain() {
    if (!hasEnded()) {
      transport.joinOrWait(this);
    }
  }

  /**
   * What was sent to a joined peer is the peer's already. Without one, or before it has answered,
   * what is queued waits for it until the deadline.
   */
  @Override
  public void finish(long deadlineNanos) {
    long left = deadlineNanos - now();
    InprocJoin current;
    boolean waits = left > 0 && host.hasQueued();
    synchronized (this) {
      finishing = true;
      current = join;
      waits &= current == null || !current.isJoined();
      lingering = waits;
    }
    if (!waits) {
      endNow();
    } else {
      endAt(deadlineNanos);
    }
  }

  /** Both sockets have answered; what was queued is the peer's now. */
  void joined(InprocJoin joined) {
    boolean over;
    synchronized (this) {
      over = finishing;
    }
    if (over) {
      joined.part("The endpoint was closed");
    }
  }

  private void endNow() {
    InprocJoin current;
    synchronized (this) {
      if (ended) {
        return;
      }
      lingering = false;
      current = join;
      ended = current == null;
    }
    if (current != null) {
      current.part("The endpoint was closed"); // and parted() goes on
    } else {
      cancel(expiry());
      transport.forget(this);
      host.ended("The endpoint was closed");
    }
  }
}
