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
 * <p>Events may be announced under the socket's lock or on a loop: announcing never runs a listener
 * and never waits. A listener that is slow loses events beyond {@link #QUEUED_AT_MOST} and is told
 * how many.
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

  /** Any thread; never waits. */
  void announce(SocketEvent event) {
    for (Outlet outlet : outlets) {
      outlet.put(event);
    }
  }

  /** As announce; drops that follow each other become one event while the listener is busy. */
  void dropped(Dropped event) {
    for (Outlet outlet : outlets) {
      outlet.putDropped(event);
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

    synchronized void put(SocketEvent event) {
      if (queue.size() >= QUEUED_AT_MOST) {
        lostHere++;
        lastLost = event;
        countLost();
        return;
      }
      queue.add(event);
      schedule();
    }

    synchronized void putDropped(Dropped event) {
      if (queue.peekLast() instanceof Dropped last
          && last.why() == event.why()
          && last.endpoint().equals(event.endpoint())
          && last.peerIfKnown().equals(event.peerIfKnown())) {
        queue.pollLast();
        queue.add(
            new Dropped(event.endpoint(), event.peer(), event.why(), last.count() + event.count()));
      } else {
        put(event);
      }
    }

    private void schedule() {
      if (!scheduled) {
        scheduled = true;
        try {
          executor.execute(this);
        } catch (RejectedExecutionException e) {
          scheduled = false; // The context is closed: nobody listens any longer.
          queue.clear();
        }
      }
    }

    @Override
    public void run() {
      for (SocketEvent event = next(); event != null; event = next()) {
        try {
          listener.accept(event);
        } catch (RuntimeException e) {
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

  private synchronized void countLost() {
    lost++;
  }
}
