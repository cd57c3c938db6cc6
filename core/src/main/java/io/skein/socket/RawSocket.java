package io.skein.socket;

import io.skein.event.SocketClosedException;
import io.skein.message.DropCause;
import io.skein.message.Frame;
import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.message.SocketType;
import java.time.Duration;
import java.util.Optional;

/**
 * One view of any socket, for devices that relay: whole messages in libzmq's frame form. A ROUTER's
 * messages have the routing id in front, an XPUB's subscriptions are a frame of 0x01 (or 0x00 when
 * cancelled) and the prefix. Safe for any thread.
 */
public final class RawSocket {
  private final SocketCore core;

  RawSocket(SocketCore core) {
    this.core = core;
  }

  /** What the socket is. */
  public SocketType type() {
    return core.pattern.type();
  }

  /**
   * Sends; waits where the type waits, drops where it drops.
   *
   * @throws io.skein.event.PatternStateException when the type cannot send, or not now
   */
  public void send(Message message) throws InterruptedException {
    core.sending.send(message);
  }

  /** Sends; false when {@code timeout} passed first. */
  public boolean send(Message message, Duration timeout) throws InterruptedException {
    return core.sending.send(message, timeout);
  }

  /** Sends if it can be done now. */
  public boolean trySend(Message message) {
    return core.sending.trySend(message);
  }

  /**
   * Waits for a message.
   *
   * @throws SocketClosedException when the socket is closed first
   */
  public Message receive() throws InterruptedException {
    return rawForm(core.receiving.receive());
  }

  /** Waits at most {@code timeout}; empty when the time was up. */
  public Optional<Message> receive(Duration timeout) throws InterruptedException {
    return Optional.ofNullable(core.receiving.receive(timeout)).map(RawSocket::rawForm);
  }

  /** Empty when there is nothing now. */
  public Optional<Message> tryReceive() {
    return Optional.ofNullable(core.receiving.tryReceive()).map(RawSocket::rawForm);
  }

  /** Counts a message that was received here and goes no further. */
  void dropped(Message message, DropCause cause) {
    core.drops.count(message, cause);
  }

  private static Message rawForm(Item item) {
    if (item instanceof Item.Subscribed subscribed) {
      return subscription(1, subscribed.prefix()).withPeer(subscribed.peer());
    }
    if (item instanceof Item.Cancelled cancelled) {
      return subscription(0, cancelled.prefix()).withPeer(cancelled.peer());
    }
    return (Message) item;
  }

  private static Message subscription(int kind, Frame prefix) {
    byte[] bytes = new byte[1 + prefix.size()];
    bytes[0] = (byte) kind;
    System.arraycopy(prefix.toByteArray(), 0, bytes, 1, prefix.size());
    return Message.wrap(bytes);
  }
}
