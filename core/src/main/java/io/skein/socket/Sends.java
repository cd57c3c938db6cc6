package io.skein.socket;

import io.skein.event.SocketClosedException;
import io.skein.message.Message;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The four forms of sending of a type that may wait (PUSH, DEALER, PAIR): until there is a peer
 * whose queue has room.
 *
 * <p>All throw {@link SocketClosedException} when the socket is closed before the message was
 * taken.
 */
public interface Sends {

  /**
   * Waits until a peer's queue takes {@code message}.
   *
   * @throws InterruptedException when interrupted first; the message was not sent then
   */
  void send(Message message) throws InterruptedException;

  /** As {@link #send(Message)}, a message of one frame for each text. */
  default void send(String... frames) throws InterruptedException {
    send(Message.of(frames));
  }

  /**
   * Waits at most {@code timeout}.
   *
   * @return false when the time was up; the message was not sent then
   * @throws InterruptedException when interrupted first; the message was not sent then
   */
  boolean send(Message message, Duration timeout) throws InterruptedException;

  /** Never waits: false when no peer's queue takes the message now. */
  boolean trySend(Message message);

  /**
   * Never waits: the future is done when a peer's queue has taken the message. Cancelled before
   * that, the message is not sent. Stages run on the context's executor.
   */
  CompletableFuture<Void> sendAsync(Message message);
}
