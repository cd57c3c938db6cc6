package io.skein.socket;

import io.skein.event.SkeinException;
import io.skein.socket.Watchers.Watch;
import io.skein.transport.Drivable;
import io.skein.transport.NanoClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Waits for the first of several sockets that can do what is asked. Level-triggered: what was not
 * taken is told again. Costs no thread: the one that waits drives the transport meanwhile.
 *
 * <p>Used by one thread at a time. Sockets that are ready for one poller may be emptied by another
 * thread before they are asked: use the forms that do not wait.
 */
public final class Poller implements AutoCloseable {
  private final Map<SkeinSocket, Watch> watches = new LinkedHashMap<>();
  private final Spinning spinning = new Spinning();
  private volatile boolean woken;
  private volatile ThreadWait waiting;

  /** Watches nothing yet. */
  public Poller() {}

  /**
   * What is wanted of a socket.
   *
   * @param receive to know when it has something to receive
   * @param send to know when a message would be taken at once
   */
  public record Interest(boolean receive, boolean send) {
    /** To receive. */
    public static final Interest RECEIVE = new Interest(true, false);

    /** To send. */
    public static final Interest SEND = new Interest(false, true);
  }

  /**
   * Watches {@code socket} from the next wait on.
   *
   * @throws SkeinException when the poller has it already
   */
  public void add(SkeinSocket socket, Interest interest) {
    if (watches.containsKey(socket)) {
      throw new SkeinException(
          "The poller has this " + socket.type() + " socket already: remove it first");
    }
    watches.put(socket, new Watch(interest.receive(), interest.send(), this::wake));
  }

  /** Watches {@code socket} no longer; does nothing when it did not. */
  public void remove(SkeinSocket socket) {
    Watch watch = watches.remove(socket);
    if (watch != null) {
      forget(socket, watch);
    }
  }

  /**
   * Waits until at least one socket is ready; a closed socket is always ready.
   *
   * @return the sockets that are, in the order in which they were added
   * @throws SkeinException when the poller has no socket: it would wait for ever
   */
  public List<SkeinSocket> await() throws InterruptedException {
    return await(false, 0);
  }

  /** Waits at most {@code timeout}; an empty list when the time was up. */
  public List<SkeinSocket> await(Duration timeout) throws InterruptedException {
    return await(true, clock().nanoTime() + Waiting.nanos(timeout));
  }

  /** That of the sockets, which are of one context as a rule. */
  private NanoClock clock() {
    return watches.isEmpty()
        ? NanoClock.SYSTEM
        : watches.keySet().iterator().next().core.context.clock();
  }

  private List<SkeinSocket> await(boolean timed, long deadlineNanos) throws InterruptedException {
    if (watches.isEmpty() && !timed) {
      throw new SkeinException("The poller has no socket and would wait for ever: add one");
    }
    waiting = new ThreadWait();
    try {
      while (true) {
        woken = false;
        List<SkeinSocket> ready = readyOrWatched();
        if (!ready.isEmpty() || !pause(timed, deadlineNanos)) {
          return ready;
        }
      }
    } finally {
      waiting = null;
      watches.forEach(this::forget);
    }
  }

  /** False when time is up. */
  private boolean pause(boolean timed, long deadlineNanos) throws InterruptedException {
    waiting.until(() -> woken, drivable(), spinning, new Deadline(clock(), timed, deadlineNanos));
    if (!woken && Thread.interrupted()) {
      throw new InterruptedException();
    }
    return woken;
  }

  /** That of one of the sockets, which share it as a rule; null for nothing. */
  private Drivable drivable() {
    for (SkeinSocket socket : watches.keySet()) {
      Drivable drivable = socket.core.waiting.drivable();
      if (drivable != null) {
        return drivable;
      }
    }
    return null;
  }

  /** The sockets that are ready; the others have been told to wake us. */
  private List<SkeinSocket> readyOrWatched() {
    List<SkeinSocket> ready = new ArrayList<>();
    watches.forEach(
        (socket, watch) -> {
          SocketCore core = socket.core;
          core.turn.enter();
          try {
            core.watchers.remove(watch);
            if (core.isClosed() || core.watchers.isReadyOrWatch(watch)) {
              ready.add(socket);
            }
          } finally {
            core.turn.leave();
          }
        });
    return ready;
  }

  private void forget(SkeinSocket socket, Watch watch) {
    socket.core.turn.enter();
    try {
      socket.core.watchers.remove(watch);
    } finally {
      socket.core.turn.leave();
    }
  }

  private void wake() {
    woken = true;
    ThreadWait wait = waiting;
    if (wait != null) {
      wait.wake();
    }
  }

  /** Watches nothing any longer. */
  @Override
  public void close() {
    watches.forEach(this::forget);
    watches.clear();
  }
}
