package io.skein.socket;

import io.skein.event.SocketClosedException;
import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.pattern.Pattern;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What all sockets share: one decision at a time, and waiting where the pattern says no.
 *
 * <p>The way of a message down is {@code send ▶ trySend ▶ Pattern ▶ Pipe}; the way up is the same
 * backwards. Everything else that a socket does is given away: {@link Turn} (lock and mailbox),
 * {@link Waiting} (who is parked), {@link Membership} (links and pipes), {@link Endpoints} (bind
 * and connect), {@link Closing}, {@link EventHub}.
 */
final class SocketCore {
  final Context context;
  final SocketOptions options;
  final Pattern pattern;
  final Turn turn = new Turn(this::beforeLeaving);
  final Waiting waiting;
  final Watchers watchers;
  final EventHub events;
  final Drops drops;
  final Membership membership;
  final Endpoints endpoints;
  final Closing closing;

  /** Guarded by the turn. */
  private boolean closed;

  SocketCore(Context context, Pattern pattern, SocketOptions options) {
    this.context = context;
    this.options = options;
    this.pattern = pattern;
    this.waiting = new Waiting(this, pattern);
    this.watchers = new Watchers(pattern);
    this.events = new EventHub(context.executor());
    options.listeners().forEach(events::add);
    this.drops = new Drops(events, turn);
    this.membership = new Membership(this);
    this.endpoints = new Endpoints(this);
    this.closing = new Closing(this);
    pattern.open(membership);
    context.register(this);
  }

  // ---- sending ----------------------------------------------------------------------------------

  boolean trySend(Message message) {
    turn.enter();
    try {
      checkOpen();
      return waiting.trySend(message);
    } finally {
      turn.leave();
    }
  }

  void send(Message message) throws InterruptedException {
    Waiter waiter = sendOrLineUp(message);
    if (waiter != null) {
      waiting.await(waiter, false, 0);
      waiter.outcome();
    }
  }

  boolean send(Message message, Duration timeout) throws InterruptedException {
    long deadlineNanos = context.clock().nanoTime() + Waiting.nanos(timeout);
    Waiter waiter = sendOrLineUp(message);
    if (waiter == null) {
      return true;
    }
    if (!waiting.await(waiter, true, deadlineNanos)) {
      return false;
    }
    waiter.outcome();
    return true;
  }

  /** Null when the message was taken at once. */
  private Waiter sendOrLineUp(Message message) throws InterruptedException {
    checkNotInterrupted();
    turn.enter();
    try {
      checkOpen();
      if (waiting.trySend(message)) {
        return null;
      }
      Waiter waiter = Waiter.ofThread(message);
      waiting.add(waiter);
      return waiter;
    } finally {
      turn.leave();
    }
  }

  CompletableFuture<Void> sendAsync(Message message) {
    turn.enter();
    try {
      checkOpen();
      if (waiting.trySend(message)) {
        return CompletableFuture.completedFuture(null);
      }
      Pending<Void> pending = new Pending<>(this, message, nothing -> null);
      waiting.add(pending.waiter());
      return pending;
    } finally {
      turn.leave();
    }
  }

  // ---- receiving --------------------------------------------------------------------------------

  Item tryReceive() {
    turn.enter();
    try {
      checkOpen();
      return waiting.tryReceive();
    } finally {
      turn.leave();
    }
  }

  Item receive() throws InterruptedException {
    return receive(false, 0);
  }

  /** Null when time was up. */
  Item receive(Duration timeout) throws InterruptedException {
    return receive(true, context.clock().nanoTime() + Waiting.nanos(timeout));
  }

  private Item receive(boolean timed, long deadlineNanos) throws InterruptedException {
    checkNotInterrupted();
    Waiter waiter;
    turn.enter();
    try {
      checkOpen();
      Item item = waiting.tryReceive();
      if (item != null) {
        return item;
      }
      waiter = Waiter.ofThread(null);
      waiting.add(waiter);
    } finally {
      turn.leave();
    }
    return waiting.await(waiter, timed, deadlineNanos) ? waiter.outcome() : null;
  }

  <T> CompletableFuture<T> receiveAsync(Function<? super Item, ? extends T> mapping) {
    Item item;
    turn.enter();
    try {
      checkOpen();
      item = waiting.tryReceive();
      if (item == null) {
        Pending<T> pending = new Pending<>(this, null, mapping);
        waiting.add(pending.waiter());
        return pending;
      }
    } finally {
      turn.leave();
    }
    return CompletableFuture.completedFuture(mapping.apply(item));
  }

  /** Fills {@code target} from its start; returns how many items there were. */
  int drainTo(Item[] target) {
    turn.enter();
    try {
      checkOpen();
      int count = 0;
      Item item;
      while (count < target.length && (item = waiting.tryReceive()) != null) {
        target[count++] = item;
      }
      return count;
    } finally {
      turn.leave();
    }
  }

  // ---- decisions of a socket type of its own
  // ------------------------------------------------------

  /** Runs {@code decision} in a turn of this socket; it must not wait. */
  <R> R decide(Supplier<R> decision) {
    turn.enter();
    try {
      checkOpen();
      return decision.get();
    } finally {
      turn.leave();
    }
  }

  /** As {@link #decide(Supplier)}, without an object for each message. */
  <A, B> boolean decide(A first, B second, BiPredicate<? super A, ? super B> decision) {
    turn.enter();
    try {
      checkOpen();
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

  // ---- parts
  // --------------------------------------------------------------------------------------

  /** At the end of each turn, under the lock. */
  private void beforeLeaving() {
    waiting.serve();
    watchers.look(turn);
  }

  /** Under the lock: from now on every call but close() and stats() is refused. */
  void markClosed(String why) {
    closed = true;
    waiting.failAll(why);
    watchers.wakeAll(turn);
  }

  /** Under the lock. */
  boolean isClosed() {
    return closed;
  }

  private void checkOpen() {
    if (closed) {
      throw new SocketClosedException(
          "This " + pattern.type() + " socket is closed: open another one from its context");
    }
  }

  private static void checkNotInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
