package io.skein.socket;

import io.skein.message.DropCause;
import io.skein.message.Peer;
import io.skein.message.Subscription;
import io.skein.pattern.PatternHost.Proof;
import io.skein.pipe.Errand;
import io.skein.pipe.Errands;
import io.skein.pipe.Pipe;
import io.skein.transport.Lanes;
import io.skein.transport.Link;

/**
 * A pipe of this socket, and the link that is or was at its other end. Guarded by the socket's
 * turn.
 *
 * <pre>
 *   ALONE ── attach ──▶ JOINED ── detached ──▶ ALONE      of a connected endpoint
 *     └───── attach ──▶ HELD ── admit ──▶ JOINED
 * </pre>
 */
final class Member {
  /** Where the pipe stands. */
  enum State {
    ALONE,
    HELD,
    JOINED
  }

  final EndpointHost host;
  final Pipe pipe;
  private final SocketCore core;
  State state = State.ALONE;
  Link link;
  Proof proof;
  boolean hasSubscribed;
  boolean isOpened;
  boolean isClosed;

  /** The lanes are a peer's in this process, and ours only once it has joined. */
  boolean borrowsLanes;

  /** Closed, and nothing more comes: what is left is for the pattern to take. */
  boolean isGone;

  Member(EndpointHost host, Pipe pipe, SocketCore core) {
    this.host = host;
    this.pipe = pipe;
    this.core = core;
    pipe.inbound().readerBell().onRing(new Readable());
    pipe.inbound().subscriptionBell().onRing(new Subscribed());
    pipe.outbound().roomBell().onRing(new Writable());
  }

  // Rings become mail: each of these is an errand that posts itself as a letter, so that one letter
  // at most is under way for each bell.

  private final class Readable implements Errand, Runnable {
    @Override
    public void run(Errands errands) {
      core.turn.post(this, errands);
    }

    @Override
    public void run() {
      readable();
    }
  }

  private final class Subscribed implements Errand, Runnable {
    @Override
    public void run(Errands errands) {
      core.turn.post(this, errands);
    }

    @Override
    public void run() {
      takeSubscriptions();
    }
  }

  private final class Writable implements Errand, Runnable {
    @Override
    public void run(Errands errands) {
      core.turn.post(this, errands);
    }

    @Override
    public void run() {
      if (!isClosed) {
        core.pattern.writable(pipe);
      }
    }
  }

  /** A late ring, after the end, tells of nothing that the pattern does not know. */
  void readable() {
    if (!isClosed) {
      core.pattern.readable(pipe);
    } else if (!isGone) {
      pipe.discardInbound(DropCause.ENDPOINT_CLOSED);
    }
  }

  /** Hands subscriptions to the pattern until there is none and the bell is armed. */
  void takeSubscriptions() {
    do {
      Subscription subscription;
      while ((subscription = pipe.inbound().pollSubscription()) != null) {
        if (state == State.JOINED && !isClosed) {
          countSubscriber(subscription);
          core.pattern.subscription(pipe, subscription);
        }
      }
    } while (!pipe.inbound().armSubscriptionBell());
  }

  private void countSubscriber(Subscription subscription) {
    if (subscription.wanted() && !hasSubscribed) {
      hasSubscribed = true;
      core.membership.census().subscribers(1);
    }
  }

  Peer peer() {
    return pipe.peer();
  }

  Lanes lanes() {
    return new Lanes(pipe.outbound(), pipe.inbound());
  }
}
