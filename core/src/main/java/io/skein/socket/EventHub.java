package io.skein.socket;

import io.skein.event.SocketEvent;
import io.skein.event.SocketEvent.Dropped;
import io.skein.event.SocketEvent.EventsLost;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners what happened: in order, on the context's executor, one event at a time each.
 *
 * <p>Events that come up in the socket's turn go to the executor after it: an executor that runs
 * its work at once, because it was made so or is full, would run a listener under the lock. A
 * listener that is slow loses events beyond {@link #QUEUED_AT_MOST} and is told how many.
 */
final class EventHub {
  private static final Logger LOG = LoggerFactory.getLogger(EventHub.class);
  private static final int QUEUED_AT_MOST = 1000;

  private final Executor executor;
  private final List<Outlet> outlets = new CopyOnWriteArrayList<>();
  private volatile long lost;

  EventHub(Executor executor) {
    this.executor = executor;
  }

  /** Adds a listener; the handle takes it away again. */
  AutoCloseable add(Consumer<? super SocketEvent> listener) {
    Outlet outlet = new Outlet(listener);
    outlets.add(outlet);
    return () -> outlets.remove(outlet);
  }

  /** Any thread that has no turn; never waits. */
  void announce(SocketEvent event) {
    for (Outlet outlet : outlets) {
      if (outlet.put(event)) {
        outlet.start();
      }
    }
  }

  /** In {@code turn}, which belongs to the caller; told after it. */
  void announce(SocketEvent event, Turn turn) {
    for (Outlet outlet : outlets) {
      if (outlet.put(event)) {
        turn.note(errands -> outlet.start());
      }
    }
  }

  /** Likewise; drops that follow each other become one event while the listener is busy. */
  void dropped(Dropped event, Turn turn) {
    for (Outlet outlet : outlets) {
      if (outlet.putDropped(event)) {
        turn.note(errands -> outlet.start());
      }
    }
  }

  /** How many events listeners were too slow for. */
  long lost() {
    return lost;
  }

  /** One listener and what waits for it. */
  private final class Outlet implements Runnable {
    private final Consumer<? super SocketEvent> listener;
    private final ArrayDeque<SocketEvent> queue = new ArrayDeque<>();
    private boolean scheduled;
    private long lostHere;
    private SocketEvent lastLost;

    Outlet(Consumer<? super SocketEvent> listener) {
      this.listener = listener;
    }

    /** True when the caller has to see to it that the outlet is started. */
    synchronized boolean put(SocketEvent event) {
      if (queue.size() >= QUEUED_AT_MOST) {
        lostHere++;
        lastLost = event;
        countLost(1);
        return false;
      }
      queue.add(event);
      boolean rested = !scheduled;
      scheduled = true;
      return rested;
    }

    synchronized boolean putDropped(Dropped event) {
      if (queue.peekLast() instanceof Dropped last
          && last.why() == event.why()
          && last.endpoint().equals(event.endpoint())
          && last.peerIfKnown().equals(event.peerIfKnown())) {
        queue.pollLast();
        queue.add(
            new Dropped(event.endpoint(), event.peer(), event.why(), last.count() + event.count()));
        return false;
      }
      return put(event);
    }

    void start() {
      try {
        executor.execute(this);
      } catch (RejectedExecutionException e) {
        giveUp(); // The context is closed: nobody is left to tell.
      }
    }

    private synchronized void giveUp() {
      scheduled = false;
      countLost(queue.size());
      queue.clear();
    }

    @Override
    public void run() {
      for (SocketEvent event = next(); event != null; event = next()) {
        try {
          listener.accept(event);
        } catch (Throwable e) {
          // An Error too: it would silence this listener for ever, and it is not ours to die of.
          LOG.warn("A listener threw on {}", event, e);
        }
      }
    }

    private synchronized SocketEvent next() {
      SocketEvent event = queue.poll();
      if (event == null && lostHere > 0) {
        event = new EventsLost(lastLost.endpoint(), lostHere);
        lostHere = 0;
      }
      scheduled = event != null;
      return event;
    }
  }

  private synchronized void countLost(long count) {
    lost += count;
  }
}
