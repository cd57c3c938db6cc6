package io.skein.transport.tcp;

import io.skein.loop.EventLoop;
import io.skein.loop.Registration;
import io.skein.loop.Selected;
import io.skein.loop.Timer;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Iterator;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.Executor;

/**
 * One attempt to reach a destination: asks for its addresses, off the loop where that may block,
 * and tries one after the other. Loop thread only.
 */
final class Reach implements Selected {

  /** Who wants to know how it went. Exactly one of the two is called, unless it is cancelled. */
  interface Result {
    /** A listener took the connection. */
    void reached(SocketChannel channel, Registration registration, String address);

    /** No address led there. */
    void unreachable(String cause);
  }

  private final EventLoop loop;
  private final Executor helpers;
  private final Destination destination;
  private final long timeoutNanos;
  private final Result result;
  private final Timer timer;
  private final StringJoiner causes = new StringJoiner("; ");
  private Iterator<Destination.Route> routes;
  private Destination.Route route;
  private SocketChannel channel;
  private Registration registration;
  private boolean over;

  Reach(
      EventLoop loop, Executor helpers, Destination destination, long timeoutNanos, Result result) {
    this.loop = loop;
    this.helpers = helpers;
    this.destination = destination;
    this.timeoutNanos = timeoutNanos;
    this.result = result;
    this.timer = new Timer(this::timeIsOver);
  }

  /** Begins. The result may come before this returns. */
  void start() {
    if (!destination.mayBlock()) {
      resolve().run();
      return;
    }
    if (timeoutNanos > 0) {
      loop.schedule(timer, loop.nanoTime() + timeoutNanos);
    }
    try {
      helpers.execute(() -> loop.execute(resolve()));
    } catch (RuntimeException e) {
      finish(() -> result.unreachable("No thread to look the name up: " + e.getMessage()));
    }
  }

  /** Gives up: no result follows. */
  void cancel() {
    finish(() -> {});
  }

  /** Asks, on the calling thread; what it returns goes on, on the loop. */
  private Runnable resolve() {
    try {
      List<Destination.Route> found = destination.routes();
      return () -> {
        if (!over && routes == null) {
          routes = found.iterator();
          tryNext();
        }
      };
    } catch (IOException | RuntimeException e) {
      String cause = e.getMessage() == null ? e.toString() : e.getMessage();
      return () -> finish(() -> result.unreachable(cause));
    }
  }

  private void tryNext() {
    loop.cancel(timer);
    while (!over && routes.hasNext()) {
      route = routes.next();
      try {
        channel = destination.open(route);
        registration = loop.register(channel, 0, this);
        if (channel.connect(route.to())) {
          connected();
          return;
        }
        registration.listenFor(SelectionKey.OP_CONNECT, true);
        if (timeoutNanos > 0) {
          loop.schedule(timer, loop.nanoTime() + timeoutNanos);
        }
        return;
      } catch (IOException | RuntimeException e) {
        leave(e.getMessage() == null ? e.toString() : e.getMessage());
      }
    }
    finish(() -> result.unreachable(causes.toString()));
  }

  @Override
  public void selected(int readyOps) throws IOException {
    if (channel.finishConnect()) {
      registration.listenFor(SelectionKey.OP_CONNECT, false);
      connected();
    }
  }

  private void connected() throws IOException {
    if (channel.getLocalAddress() != null
        && channel.getLocalAddress().equals(channel.getRemoteAddress())) {
      // tcp joins a socket to itself when the system happens to choose the target's port for it.
      throw new ConnectException("Connection refused");
    }
    SocketChannel reached = channel;
    channel = null;
    finish(() -> result.reached(reached, registration, Names.text(route.to())));
  }

  @Override
  public void failed(Throwable cause) {
    if (!over) {
      leave(cause.getMessage() == null ? cause.toString() : cause.getMessage());
      tryNext();
    }
  }

  private void timeIsOver() {
    if (routes == null) {
      finish(() -> result.unreachable("The name was not resolved in time"));
      return;
    }
    leave("no answer in time");
    tryNext();
  }

  private void leave(String cause) {
    causes.add(Names.text(route.to()) + " cannot be reached: " + cause);
    closeChannel();
  }

  private void finish(Runnable last) {
    if (over) {
      return;
    }
    over = true;
    loop.cancel(timer);
    closeChannel();
    last.run();
  }

  private void closeChannel() {
    if (channel != null) {
      Registration.closeQuietly(channel);
      channel = null;
    }
  }
}
