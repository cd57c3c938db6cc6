package io.skein.socket;

import io.skein.event.NoRouteException;
import io.skein.event.SkeinException;
import io.skein.event.SocketClosedException;
import io.skein.message.Message;
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
 * other. The sockets remain the caller's to close.
 */
public final class Proxy implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Proxy.class);

  private final RawSocket capture;
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch running;
  private final AtomicLong undelivered = new AtomicLong();

  private Proxy(SkeinSocket frontend, SkeinSocket backend, SkeinSocket capture) {
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

  /**
   * Starts to relay.
   *
   * @throws SkeinException when neither direction is possible
   */
  public static Proxy start(SkeinSocket frontend, SkeinSocket backend) {
    return new Proxy(frontend, backend, null);
  }

  /**
   * Starts to relay, and sends a copy of every message to {@code capture}: a PUB drops what its
   * subscribers cannot take, a PUSH or PAIR makes the relay wait for it.
   *
   * @throws SkeinException when neither direction is possible
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
      while (!Thread.currentThread().isInterrupted()) {
        underWay = from.receive();
        if (capture != null) {
          capture.send(underWay);
        }
        forward(underWay, to);
        underWay = null;
      }
    } catch (InterruptedException | SocketClosedException e) {
      if (underWay != null) {
        undelivered.incrementAndGet();
        LOG.warn("A message that the proxy had received could not be relayed: {}", e.toString());
      }
    } finally {
      running.countDown();
    }
  }

  private void forward(Message message, RawSocket to) throws InterruptedException {
    try {
      to.send(message);
    } catch (NoRouteException e) {
      undelivered.incrementAndGet(); // A mandatory ROUTER: its peer has gone meanwhile.
    }
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
    threads.forEach(Thread::interrupt);
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
