package io.skein.socket;

import io.skein.message.RowPool;
import io.skein.pattern.Pattern;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/**
 * What all sockets share: one decision at a time, and waiting where the pattern says no.
 *
 * <p>The way of a message down is {@code SendForms ▶ Waiting ▶ Pattern ▶ Pipe}; the way up, through
 * {@code ReceiveForms}, is the same backwards. Everything else that a socket does is given away:
 * {@link Turn} (lock and mailbox), {@link Waiting} (who is parked), {@link Membership} (links and
 * pipes), {@link Endpoints} (bind and connect), {@link Closing}, {@link EventHub}.
 */
final class SocketCore {
  final Context context;
  final SocketOptions options;
  final Pattern pattern;
  final RowPool rows;
  final Turn turn = new Turn(this::lookAfterWaiters);
  final Waiting waiting;
  final SendForms sending;
  final ReceiveForms receiving;
  final Watchers watchers;
  final EventHub events;
  final Drops drops;
  final Membership membership;
  final Lookout lookout;
  final Endpoints endpoints;
  final Closing closing;

  SocketCore(Context context, Pattern pattern, SocketOptions options) {
    this.context = context;
    this.options = options;
    this.pattern = pattern;
    this.rows = pattern.forgetsReceived() ? RowPool.empty() : RowPool.NONE;
    this.waiting = new Waiting(this, pattern);
    this.sending = new SendForms(this);
    this.receiving = new ReceiveForms(this);
    this.watchers = new Watchers(pattern, turn);
    this.events = new EventHub(context.executor());
    options.listeners().forEach(events::add);
    this.drops = new Drops(events, turn);
    this.membership = new Membership(this);
    this.lookout = new Lookout(membership.roster()::sole, Thread::onSpinWait);
    this.endpoints = new Endpoints(this);
    this.closing = new Closing(this);
    pattern.open(membership);
    context.register(this);
  }

  // ---- decisions of a socket type of its own ----------------------------------------------------

  /** Runs {@code decision} in a turn of this socket; it must not wait. */
  <R> R decide(Supplier<R> decision) {
    turn.enter();
    try {
      turn.checkOpen();
      return decision.get();
    } finally {
      turn.leave();
    }
  }

  /** As {@link #decide(Supplier)}, without an object for each message. */
  <A, B> boolean decide(A first, B second, BiPredicate<? super A, ? super B> decision) {
    turn.enter();
    try {
      turn.checkOpen();
      return decision.test(first, second);
    } finally {
      turn.leave();
    }
  }

  void changeSendMark(int messages) {
    decide(
        () -> {
          membership.roster().sendMark(messages);
          return null;
        });
  }

  void changeReceiveMark(int messages) {
    decide(
        () -> {
          membership.roster().receiveMark(messages);
          return null;
        });
  }

  /** Takes a node that its owner has claimed out of the line. */
  void forget(Waiter waiter) {
    turn.enter();
    try {
      waiting.remove(waiter);
    } finally {
      turn.leave();
    }
  }

  // ---- parts ------------------------------------------------------------------------------------

  /** At the end of a turn, under the lock; whether somebody still waits or watches. */
  private boolean lookAfterWaiters() {
    waiting.serve();
    watchers.look();
    return !waiting.isEmpty() || watchers.isWatching();
  }

  /** Under the lock: from now on every call but close() and stats() is refused. */
  void markClosed(String why) {
    turn.close("This " + pattern.type() + " socket is closed: open another one from its context");
    waiting.failAll(why);
    watchers.wakeAll();
  }

  /** Under the lock. */
  boolean isClosed() {
    return turn.isClosed();
  }

  static void checkNotInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
