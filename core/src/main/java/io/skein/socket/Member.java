package io.skein.socket;

import io.skein.message.DropCause;
import io.skein.message.Peer;
import io.skein.message.Subscription;
import io.skein.pattern.Pattern;
import io.skein.pattern.PatternHost.Proof;
import io.skein.pipe.Bell;
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
  private final Pattern pattern;
  private final Turn turn;
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

  Member(EndpointHost host, Pipe pipe, Pattern pattern, Turn turn) {
    this.host = host;
    this.pipe = pipe;
    this.pattern = pattern;
    this.turn = turn;
    answer(pipe.inbound().readerBell(), this::readable);
    answer(pipe.outbound().roomBell(), this::writable);
  }

  /** Rings become mail: one letter at most is under way for each bell. */
  private void answer(Bell bell, Runnable letter) {
    bell.onRing(errands -> turn.post(letter, errands));
  }

  /** From now on subscriptions of the peer reach {@code census} and the pattern. */
  void answerSubscriptions(Census census) {
    answer(pipe.inbound().subscriptionBell(), () -> takeSubscriptions(census));
  }

  /** A late ring, after the end, tells of nothing that the pattern does not know. */
  void readable() {
    if (!isClosed) {
      pattern.readable(pipe);
    } else if (!isGone) {
      pipe.discardInbound(DropCause.ENDPOINT_CLOSED);
    }
  }

  private void writable() {
    if (!isClosed) {
      pattern.writable(pipe);
    }
  }

  /** Hands subscriptions to the pattern until there is none and the bell is armed. */
  void takeSubscriptions(Census census) {
    do {
      Subscription subscription;
      while ((subscription = pipe.inbound().pollSubscription()) != null) {
        if (state == State.JOINED && !isClosed) {
          countSubscriber(subscription, census);
          pattern.subscription(pipe, subscription);
        }
      }
    } while (!pipe.inbound().armSubscriptionBell());
  }

  private void countSubscriber(Subscription subscription, Census census) {
    if (subscription.wanted() && !hasSubscribed) {
      hasSubscribed = true;
      census.subscribers(1);
    }
  }

  Peer peer() {
    return pipe.peer();
  }

  Lanes lanes() {
    return new Lanes(pipe.outbound(), pipe.inbound());
  }
}
