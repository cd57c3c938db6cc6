package io.skein.loop;

import java.nio.channels.SelectionKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the channels that are ready, in the order of {@link Fairness}. Used by who drives. */
final class Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final Fairness fairness;
  private final Workbench workbench;

  Dispatcher(Fairness fairness, Workbench workbench) {
    this.fairness = fairness;
    this.workbench = workbench;
  }

  /** The selector has found a channel ready: it is served when its turn comes. */
  void ready(SelectionKey key) {
    if (key.isValid()) {
      fairness.await((Registration) key.attachment(), key.readyOps());
    }
  }

  /** Serves the channels whose turn it is, as far as is good for one. */
  void serveWaiting() {
    Registration next = fairness.nextWaiting(workbench.bytesRead());
    while (next != null) {
      serve(next, next.endWait());
      next = fairness.nextWaiting(workbench.bytesRead());
    }
  }

  /** As {@link EventLoop#mayRead}. */
  boolean mayRead(Registration registration) {
    if (mayServe(registration, SelectionKey.OP_READ)) {
      return true;
    }
    registration.listenFor(SelectionKey.OP_READ, true);
    return false;
  }

  private void serve(Registration registration, int readyOps) {
    try {
      if (readyOps != 0 && mayServe(registration, readyOps)) {
        registration.handler().selected(readyOps);
      }
    } catch (Throwable t) {
      fail(registration, t);
    }
  }

  private boolean mayServe(Registration registration, int readyOps) {
    boolean mayWait = fairness.isHoldingBack() && readyOps == SelectionKey.OP_READ;
    if (mayWait && !registration.handler().isAwaited()) {
      fairness.leave(); // The selector tells of it again.
      return false;
    }
    return fairness.mayServe(registration, readyOps, workbench.bytesRead());
  }

  /** Ends what belongs to the channel, and closes it. */
  static void fail(Registration registration, Throwable cause) {
    try {
      registration.handler().failed(cause);
    } catch (Throwable t) {
      LOG.error("The end of a connection failed", t);
    } finally {
      registration.close();
    }
  }
}
