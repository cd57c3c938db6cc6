package io.skein.transport.tcp;

import io.skein.event.SocketEvent;
import io.skein.loop.ChannelStream;
import io.skein.loop.Connection;
import io.skein.loop.ConnectionOwner;
import io.skein.loop.ConnectionSetup;
import io.skein.loop.Ending;
import io.skein.loop.EventLoop;
import io.skein.loop.EventLoops;
import io.skein.loop.Registration;
import io.skein.loop.Selected;
import io.skein.loop.Timer;
import io.skein.message.Endpoint;
import io.skein.transport.LinkHost;
import io.skein.transport.Listener;
import io.skein.transport.TransportOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A bound endpoint: takes connections and spreads them over the loops. */
final class Acceptor implements Listener, Selected, ConnectionOwner {
  /** Connections taken before others have their turn. */
  private static final int ACCEPTS_AT_ONCE = 64;

  private static final long SHORTEST_PAUSE_NANOS = Duration.ofMillis(10).toNanos();
  private static final long LONGEST_PAUSE_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long CLOSE_MILLIS = 1_000;

  private final EventLoop loop;
  private final EventLoops loops;
  private final BoundChannel bound;
  private final ConnectionSetup setup;
  private final LinkHost host;
  private final TransportOptions options;
  private final Set<Connection> halfOpen = ConcurrentHashMap.newKeySet();
  private final Timer resume = new Timer(this::resume);
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean closing;
  private Registration registration;
  private long pauseNanos = SHORTEST_PAUSE_NANOS;

  Acceptor(EventLoops loops, BoundChannel bound, ConnectionSetup setup) {
    this.loops = loops;
    this.loop = loops.next();
    this.bound = bound;
    this.setup = setup;
    this.host = setup.host();
    this.options = host.profile().transport();
  }

  /** The kernel takes connections already; from now on we take them from the kernel. */
  void start() {
    loop.execute(
        () -> {
          try {
            registration = loop.register(bound.channel(), SelectionKey.OP_ACCEPT, this);
          } catch (IOException | RuntimeException e) {
            Registration.closeQuietly(bound.channel());
            failed(e);
          }
        });
  }

  @Override
  public Endpoint endpoint() {
    return bound.endpoint();
  }

  // ---- the loop's thread ------------------------------------------------------------------------

  @Override
  public void selected(int readyOps) {
    for (int i = 0; i < ACCEPTS_AT_ONCE; i++) {
      try {
        SocketChannel channel = bound.channel().accept();
        if (channel == null) {
          return;
        }
        pauseNanos = SHORTEST_PAUSE_NANOS;
        accepted(channel);
      } catch (IOException e) {
        pause(e);
        return;
      }
    }
  }

  /**
   * Without a free descriptor the selector would report the waiting connection for ever: we look
   * away for a while, longer each time.
   */
  private void pause(IOException cause) {
    if (closing) {
      return;
    }
    host.event(
        new SocketEvent.AcceptFailed(
            endpoint(), "No connection could be taken: " + cause.getMessage()));
    registration.listenFor(SelectionKey.OP_ACCEPT, false);
    loop.schedule(resume, loop.nanoTime() + pauseNanos);
    pauseNanos = Math.min(LONGEST_PAUSE_NANOS, 2 * pauseNanos);
  }

  private void resume() {
    registration.listenFor(SelectionKey.OP_ACCEPT, true);
  }

  private void accepted(SocketChannel channel) {
    if (closing || halfOpen.size() >= options.maxHalfOpen()) {
      Registration.closeQuietly(channel);
      host.event(
          new SocketEvent.AcceptFailed(
              endpoint(),
              "A connection was closed at once: "
                  + options.maxHalfOpen()
                  + " others have not finished their handshake"));
      return;
    }
    try {
      channel.configureBlocking(false);
      ChannelOptions.apply(channel, options);
      EventLoop its = loops.next();
      String address = addressOf(channel);
      host.event(new SocketEvent.Accepted(endpoint(), address));
      Connection connection = new Connection(its, new ChannelStream(channel), setup, address, this);
      halfOpen.add(connection);
      its.execute(() -> begin(its, channel, connection));
    } catch (IOException | RuntimeException | Error e) {
      notSetUp(channel, e);
    }
  }

  private void notSetUp(SocketChannel channel, Throwable cause) {
    Registration.closeQuietly(channel);
    host.event(
        new SocketEvent.AcceptFailed(endpoint(), "A connection could not be set up: " + cause));
  }

  private String addressOf(SocketChannel channel) throws IOException {
    SocketAddress remote = channel.getRemoteAddress();
    return remote instanceof InetSocketAddress ? Names.text(remote) : endpoint().address();
  }

  /** By the connection's own loop. */
  void begin(EventLoop its, SocketChannel channel, Connection connection) {
    try {
      connection.start(its.register(channel, 0, connection));
    } catch (IOException | RuntimeException e) {
      halfOpen.remove(connection);
      notSetUp(channel, e);
    }
    if (closing) {
      connection.abandonHandshake();
    }
  }

  @Override
  public void failed(Throwable cause) {
    host.event(new SocketEvent.AcceptFailed(endpoint(), "The endpoint takes no more: " + cause));
  }

  @Override
  public void handshakeDone(Connection connection) {
    halfOpen.remove(connection);
  }

  @Override
  public void joined(Connection connection) {}

  @Override
  public void ended(Connection connection, Ending ending) {
    halfOpen.remove(connection);
  }

  // ---- any thread but a loop's ------------------------------------------------------------------

  @Override
  public void close() {
    if (!closing) {
      closing = true;
      bound.beforeClose().run();
      loop.execute(this::closeOnLoop);
      halfOpen.forEach(Connection::abandonHandshake);
    }
    awaitClosed();
  }

  private void closeOnLoop() {
    loop.cancel(resume);
    Registration.closeQuietly(bound.channel());
    loop.afterNextSelect(closed::countDown);
  }

  private void awaitClosed() {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CLOSE_MILLIS);
    boolean interrupted = false;
    boolean done = false;
    while (!done) {
      try {
        done =
            closed.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)
                || deadline - System.nanoTime() <= 0;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
