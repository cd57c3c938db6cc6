package io.skein.cli.socket;

import io.skein.message.DropCause;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.socket.RawSocket;
import io.skein.socket.SkeinSocket;
import java.time.Duration;

/** A socket as the verbs use it: all types in one shape. */
public final class OpenSocket {
  private final SkeinSocket socket;
  private final RawSocket raw;
  private final Inbox inbox;
  private final Arrivals arrivals;
  private final Duration linger;

  OpenSocket(SkeinSocket socket, Inbox inbox, Arrivals.Links links, Settings settings) {
    this.socket = socket;
    this.raw = socket.raw();
    this.inbox = inbox;
    this.arrivals = new Arrivals(socket, links, settings.connected());
    this.linger = settings.linger();
  }

  /** The socket. */
  public SkeinSocket socket() {
    return socket;
  }

  /** How long it lingers when nothing else is said. */
  public Duration linger() {
    return linger;
  }

  /** What it is. */
  public SocketType type() {
    return socket.type();
  }

  /** Sends in libzmq's form; waits where the type waits. */
  public void send(Message message) throws InterruptedException {
    raw.send(message);
  }

  /** Where it receives. */
  public Inbox inbox() {
    return inbox;
  }

  /** Waits until so many distinct peers are there; publishers count those that have subscribed. */
  public void awaitPeers(int peers) throws InterruptedException {
    if (peers > 0) {
      arrivals.await(peers);
    }
  }

  /**
   * Closes within {@code linger}.
   *
   * @param answers whether what it sent was answers: one to somebody who has gone is no loss
   * @return how many messages that were sent will never arrive; what a publisher drops does not
   *     count
   */
  public long close(Duration linger, boolean answers) {
    long undelivered = socket.close(linger).undeliveredInAll();
    return answers ? undelivered : undelivered + lostOnTheWay();
  }

  /** What was queued for a peer that went for good, or could not be routed. */
  private long lostOnTheWay() {
    return switch (socket.type()) {
      case PUSH, DEALER, PAIR ->
          dropped(DropCause.CONNECTION_LOST) + dropped(DropCause.OTHER_IDENTITY);
      case ROUTER ->
          dropped(DropCause.CONNECTION_LOST)
              + dropped(DropCause.OTHER_IDENTITY)
              + dropped(DropCause.UNROUTABLE)
              + dropped(DropCause.HIGH_WATER_MARK);
      default -> 0;
    };
  }

  private long dropped(DropCause cause) {
    return socket.stats().dropped(cause);
  }
}
