package io.skein.transport.tcp;

import io.skein.event.SocketEvent;
import io.skein.loop.ChannelStream;
import io.skein.loop.Connection;
import io.skein.loop.ConnectionOwner;
import io.skein.loop.ConnectionSetup;
import io.skein.loop.Ending;
import io.skein.loop.EventLoop;
import io.skein.loop.Nanos;
import io.skein.loop.Registration;
import io.skein.loop.Timer;
import io.skein.message.Endpoint;
import io.skein.transport.ConnectionOptions;
import io.skein.transport.Connector;
import io.skein.transport.LinkHost;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * A connected endpoint: attempt, connection, delay, and again, until it is told to finish or the
 * peer says that trying is of no use. {@link #finish} is for any thread, the rest is the loop's.
 */
final class Dialer implements Connector, ConnectionOwner, Reach.Result {
  private final EventLoop loop;
  private final ConnectionSetup setup;
  private final LinkHost host;
  private final Endpoint endpoint;
  private final Destination destination;
  private final Backoff backoff;
  private final Timer retry = new Timer(this::attempt);
  private final Timer deadline = new Timer(this::deadlineHasCome);
  private Reach reach;
  private Connection connection;
  private boolean joined;
  private boolean finishing;
  private boolean ended;

  Dialer(EventLoop loop, ConnectionSetup setup, Destination destination) {
    this.loop = loop;
    this.setup = setup;
    this.host = setup.host();
    this.endpoint = setup.endpoint();
    this.destination = destination;
    ConnectionOptions options = host.profile().connection();
    this.backoff =
        new Backoff(options.reconnectMin(), options.reconnectMax(), setup.context().random());
  }

  void start() {
    loop.execute(this::attempt);
  }

  private void attempt() {
    if (ended) {
      return;
    }
    host.event(new SocketEvent.Connecting(endpoint));
    reach =
        new Reach(
            loop,
            setup.context().helpers(),
            destination,
            Nanos.of(host.profile().connection().connectTimeout()),
            this);
    reach.start();
  }

  @Override
  public void unreachable(String cause) {
    reach = null;
    host.event(new SocketEvent.ConnectFailed(endpoint, cause));
    retryIn(backoff.nextNanos());
  }

  @Override
  public void reached(SocketChannel channel, Registration registration, String address) {
    reach = null;
    host.event(new SocketEvent.Connected(endpoint, address));
    try {
      connection = new Connection(loop, new ChannelStream(channel), setup, address, this);
    } catch (RuntimeException | Error e) {
      registration.close();
      unreachable("The connection cannot be set up: " + e);
      return;
    }
    connection.start(registration);
  }

  @Override
  public void handshakeDone(Connection connection) {}

  @Override
  public void joined(Connection connection) {
    joined = true;
    if (finishing) {
      connection.finish(deadline.deadlineNanos());
    }
  }

  @Override
  public void ended(Connection over, Ending ending) {
    connection = null;
    joined = false;
    if (ending.lived()) {
      backoff.lived();
    }
    if (ending.kind() == Ending.Kind.PERMANENT || finishing && nothingIsLeftToDo()) {
      end(ending.cause());
    } else if (ending.kind() == Ending.Kind.VIOLATION) {
      retryIn(backoff.slowestNanos());
    } else {
      retryIn(backoff.nextNanos());
    }
  }

  private void retryIn(long nanos) {
    loop.schedule(retry, loop.nanoTime() + nanos);
    host.event(new SocketEvent.RetryScheduled(endpoint, Duration.ofNanos(nanos)));
  }

  // ---- finishing --------------------------------------------------------------------------------

  @Override
  public void finish(long deadlineNanos) {
    loop.execute(() -> beginFinish(deadlineNanos));
  }

  private void beginFinish(long deadlineNanos) {
    if (ended) {
      return;
    }
    if (!finishing || deadlineNanos - deadline.deadlineNanos() < 0) {
      loop.schedule(deadline, deadlineNanos);
    }
    finishing = true;
    if (joined) {
      connection.finish(deadlineNanos);
    } else if (nothingIsLeftToDo()) {
      giveUp("The endpoint was disconnected");
    }
  }

  private boolean nothingIsLeftToDo() {
    return !host.hasQueued() || deadline.deadlineNanos() - loop.nanoTime() <= 0;
  }

  private void deadlineHasCome() {
    giveUp("The endpoint was disconnected; its time ended before everything was sent");
  }

  /** Stops trying; a connection that is there ends first and tells us. */
  private void giveUp(String cause) {
    if (connection != null) {
      connection.finish(loop.nanoTime());
    } else {
      end(cause);
    }
  }

  private void end(String cause) {
    if (ended) {
      return;
    }
    ended = true;
    if (reach != null) {
      reach.cancel();
    }
    loop.cancel(retry);
    loop.cancel(deadline);
    host.ended(cause);
  }
}
