package io.skein.socket;

import io.skein.event.NoRouteException;
import io.skein.event.SkeinException;
import io.skein.event.SocketClosedException;
import io.skein.message.DropCause;
import io.skein.message.Message;
import io.skein.message.SocketType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Relays whole messages between two sockets, each way that their types allow, until it or one of
 * the sockets is closed.
 *
 * <pre>
 *   peers ── ROUTER frontend ──▶ backend DEALER ── peers        also XSUB/XPUB and PULL/PUSH
 *                 │  ◀────────────────┘
 *                 └──▶ capture, if there is one: a copy of everything
 * </pre>
 *
 * <p>Each direction has a daemon thread of its own, so that one that has to wait does not stop the
 * other; when one ends, because a socket was closed or failed, so does the other. The sockets
 * remain the caller's to close. A message that was received and could not be sent on is dropped by
 * the socket that received it ({@link DropCause#NOT_RELAYED}).
 */
public final class Proxy implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Proxy.class);

  private final RawSocket capture;
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch running;
  private final AtomicLong undelivered = new AtomicLong();
  private volatile boolean over;

  private Proxy(SkeinSocket frontend, SkeinSocket backend, SkeinSocket capture) {
    checkNotLockstep(frontend);
    checkNotLockstep(backend);
    if (capture != null) {
      checkNotLockstep(capture);
      checkSends(capture);
    }
    this.capture = capture == null ? null : capture.raw();
    addDirection(frontend.raw(), backend.raw());
    addDirection(backend.raw(), frontend.raw());
    if (threads.isEmpty()) {
      throw new SkeinException(
          "A proxy between "
              + frontend.type()
              + " and "
              + backend.type()
              + " could relay nothing: one must receive what the other can send");
    }
    this.running = new CountDownLatch(threads.size());
    threads.forEach(Thread::start);
  }

  private static void checkNotLockstep(SkeinSocket socket) {
    if (socket.type() == SocketType.REQ || socket.type() == SocketType.REP) {
      throw new SkeinException(
          "A proxy cannot relay through a "
              + socket.type()
              + ", which sends and receives strictly in turn (REQ-2, REP-1): use "
              + (socket.type() == SocketType.REQ ? "DEALER" : "ROUTER"));
    }
  }

  private static void checkSends(SkeinSocket capture) {
    if (!capture.type().sends()) {
      throw new SkeinException(
          "A proxy cannot send copies to a " + capture.type() + ": use PUB, PUSH or PAIR");
    }
  }

  /**
   * Starts to relay.
   *
   * @throws SkeinException when neither direction is possible, or a socket is a REQ or REP
   */
  public static Proxy start(SkeinSocket frontend, SkeinSocket backend) {
    return new Proxy(frontend, backend, null);
  }

  /**
   * Starts to relay, and sends a copy of every message to {@code capture}: a PUB drops what its
   * subscribers cannot take, a PUSH or PAIR makes the relay wait for it.
   *
   * @throws SkeinException when neither direction is possible, a socket is a REQ or REP, or the
   *     capture does not send
   */
  public static Proxy start(SkeinSocket frontend, SkeinSocket backend, SkeinSocket capture) {
    return new Proxy(frontend, backend, capture);
  }

  private void addDirection(RawSocket from, RawSocket to) {
    if (from.type().receives() && to.type().sends()) {
      Thread thread =
          new Thread(() -> relay(from, to), "skein-proxy-" + from.type() + "-" + to.type());
      thread.setDaemon(true);
      threads.add(thread);
    }
  }

  private void relay(RawSocket from, RawSocket to) {
    Message underWay = null;
    try {
      while (!over) {
        Message message = from.receive();
        underWay = message;
        forward(message, from, to);
        underWay = null;
        copy(message);
      }
    } catch (InterruptedException | SocketClosedException e) {
      // That is how a relay ends.
    } catch (RuntimeException e) {
      LOG.error("A proxy from {} to {} failed and ends", from.type(), to.type(), e);
    } finally {
      try {
        if (underWay != null) {
          lose(underWay, from);
        }
        end();
      } finally {
        running.countDown();
      }
    }
  }

  private void copy(Message message) throws InterruptedException {
    if (capture != null) {
      try {
        capture.send(message);
      } catch (NoRouteException e) {
        capture.dropped(message.withPeer(null), DropCause.UNROUTABLE); // the copy alone
      }
    }
  }

  private void forward(Message message, RawSocket from, RawSocket to) throws InterruptedException {
    try {
      to.send(message);
    } catch (NoRouteException e) {
      lose(message, from); // A mandatory ROUTER: its peer has gone meanwhile.
    }
  }

  private void lose(Message message, RawSocket from) {
    undelivered.incrementAndGet();
    from.dropped(message, DropCause.NOT_RELAYED);
  }

  private void end() {
    over = true;
    threads.forEach(Thread::interrupt);
  }

  /** Messages that had been received and could not be sent on. */
  public long undelivered() {
    return undelivered.get();
  }

  /** Waits until both directions have ended, because a socket was closed or close() was called. */
  public void await() throws InterruptedException {
    running.await();
  }

  /** Ends the relay and waits for its threads; the sockets stay open. Keeps an interrupt set. */
  @Override
  public void close() {
    end();
    boolean interrupted = false;
    while (true) {
      try {
        running.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
