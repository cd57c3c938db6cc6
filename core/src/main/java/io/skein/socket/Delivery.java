package io.skein.socket;

import io.skein.message.Item;
import io.skein.socket.Watchers.Watch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives what a socket receives to a {@link Taker}: one at a time, in order, on the context's
 * executor.
 *
 * <pre>
 *   something came, or is wanted ──▶ wake ──▶ executor ──▶ take one, give it, take one, give it ...
 *                                     ▲                        │ nothing there, or not wanted
 *                                     └──────── watch ◀────────┘
 * </pre>
 *
 * <p>Nothing is taken from the socket before it can be given at once, so there is nothing to give
 * back when the taker goes. While there is nothing to do no thread waits and nothing is asked.
 */
final class Delivery<T> implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  /** Given before others get the executor's thread. */
  private static final int GIVEN_AT_ONCE = 256;

  private final SocketCore core;
  private final Function<? super Item, ? extends T> mapping;
  private final Taker<T> taker;
  private final Watch forItems = new Watch(true, false, this::wake);
  private final Watch forTheEnd = new Watch(false, false, this::wake);

  /** How often there may have been something to do since it was looked for. */
  private final AtomicInteger calls = new AtomicInteger();

  private volatile boolean cancelled;
  private volatile RuntimeException failure;

  // Of the one thread that runs.
  private boolean begun;
  private boolean over;

  /** Nothing is given before {@link #wake}. */
  Delivery(SocketCore core, Function<? super Item, ? extends T> mapping, Taker<T> taker) {
    this.core = core;
    this.mapping = mapping;
    this.taker = taker;
  }

  /** There may be something to do. Any thread without a lock; never waits. */
  void wake() {
    if (calls.getAndIncrement() == 0) {
      start();
    }
  }

  /** Gives nothing more. Any thread without a lock; never waits. */
  void cancel() {
    cancelled = true;
    wake();
  }

  /** Gives nothing more, and tells the taker why. */
  void fail(RuntimeException why) {
    failure = why;
    wake();
  }

  private void start() {
    try {
      core.context.executor().execute(this);
    } catch (RejectedExecutionException e) {
      LOG.debug("The context is closed: nothing more is given to handlers", e);
    }
  }

  @Override
  public void run() {
    int answered = calls.get();
    do {
      if (!giveSome()) {
        start(); // and the calls stay unanswered
        return;
      }
      answered = calls.addAndGet(-answered);
    } while (answered != 0);
  }

  /** False when there may be more to give at once. */
  private boolean giveSome() {
    for (int i = 0; i < GIVEN_AT_ONCE; i++) {
      if (over) {
        return true;
      }
      try {
        if (!giveNext()) {
          return true;
        }
      } catch (RuntimeException | Error e) {
        LOG.warn("Somebody who is given messages has failed, and is given no more", e);
        end();
      }
    }
    return false;
  }

  private boolean giveNext() {
    if (!begun) {
      begun = true;
      taker.begin();
    }
    RuntimeException why = failure;
    if (cancelled || why != null) {
      end();
      if (!cancelled) {
        taker.fail(why);
      }
      return false;
    }
    Item item = next();
    if (item == null) {
      return false;
    }
    taker.take(mapping.apply(item));
    return true;
  }

  /** Null when there is nothing to give: we are told when there is. */
  private Item next() {
    boolean wanted = taker.wants();
    boolean closed;
    Item item = null;
    core.turn.enter();
    try {
      unwatch();
      closed = core.isClosed();
      if (!closed) {
        item = wanted ? core.waiting.tryReceive(core.pattern) : null;
        if (item == null && core.watchers.isReadyOrWatch(wanted ? forItems : forTheEnd)) {
          calls.incrementAndGet(); // It is there after all: look again.
        }
      }
    } catch (RuntimeException e) {
      fail(e); // The pattern does not let anybody receive now.
      return null;
    } finally {
      core.turn.leave();
    }
    if (closed) {
      end();
      taker.end();
    }
    return item;
  }

  private void end() {
    over = true;
    core.turn.enter();
    unwatch();
    core.turn.leave();
  }

  private void unwatch() {
    core.watchers.remove(forItems);
    core.watchers.remove(forTheEnd);
  }
}
