package io.skein.pattern;

import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.message.Subscription;
import io.skein.pipe.Pipe;
import java.util.List;

/**
 * What makes a socket a PUSH, a ROUTER or a router of your own.
 *
 * <p>Every method is called under the lock of the one socket that owns the pattern: an
 * implementation needs no synchronisation and keeps plain fields. It must not block, start threads,
 * read clocks, or call back into a socket. A method may throw an unchecked exception for misuse by
 * the application (sending a second request, say): it reaches the caller, and the pattern must be
 * as it was before.
 *
 * <p>The life of a pipe, from above:
 *
 * <pre>
 *   connect():  opened ──▶ attach ⇄ detached ──▶ closed        the queue stays between peers
 *   bind():                attach ──▶ detached ──▶ closed      one pipe for each peer that joins
 * </pre>
 *
 * <p>Messages that had arrived when a peer went can still be taken after {@code detached} and
 * {@code closed}: a pattern keeps asking such a pipe until {@link Pipe#tryReceive} gives null.
 */
public interface Pattern {
  /** The version of this interface; raised when an implementation has to change. */
  int SPI_VERSION = 1;

  /** What the socket announces to its peers. Always the same. */
  SocketType type();

  /**
   * Called once, before everything else.
   *
   * @param host what the pattern may ask of its socket; stays valid
   */
  default void open(PatternHost host) {}

  /**
   * The application has connected an endpoint: a queue exists, no peer is there yet. A pattern that
   * queues for peers to come (DEALER, PUSH, PAIR) takes the pipe now.
   */
  default void opened(Pipe pipe) {}

  /**
   * A peer whose handshake is done asks to be joined; {@link Pipe#peer} tells who it is, and no
   * message moves before the answer.
   */
  Attachment attach(Pipe pipe);

  /**
   * The peer of an accepted or held pipe has gone. What it sent before can still be received. A
   * pipe that {@linkplain Pipe#outlivesConnection outlives its connection} may be attached again.
   */
  void detached(Pipe pipe);

  /**
   * The pipe will never have a peer again. Called once for every pipe, after detached; when the
   * application gives up an endpoint whose peer is there, instead of detached.
   */
  void closed(Pipe pipe);

  /**
   * There may be something to receive from {@code pipe}: called after it was accepted, and once
   * after each null of {@link Pipe#tryReceive} or false of {@link Pipe#canReceive}, when something
   * has come.
   */
  void readable(Pipe pipe);

  /**
   * There may be room again in {@code pipe}: called once after each false of {@link Pipe#trySend}
   * or {@link Pipe#canSend}, when there is. A pattern that asks its pipes anew for each message has
   * nothing to do then: waiting senders are served by the socket.
   */
  default void writable(Pipe pipe) {}

  /** A subscriber says what it wants, or no longer wants. Publishers override this. */
  default void subscription(Pipe pipe, Subscription subscription) {}

  /**
   * Takes {@code message} if the pattern's rules allow it now: queued for a peer, or dropped and
   * counted where the RFC says that the type drops.
   *
   * @return false when the sender has to wait; {@link #canSend} is false then
   */
  boolean trySend(Message message);

  /** The next item for the application, or null when there is none. */
  Item tryReceive();

  /**
   * Whether {@link #trySend} would return true for any message now. Exact. What it throws while
   * senders wait is thrown to the first of them.
   */
  boolean canSend();

  /**
   * Whether {@link #tryReceive} would give something now. Exact: a pattern that filters has to have
   * the next item in hand to know. What it throws while receivers wait is thrown to the first of
   * them.
   */
  boolean canReceive();

  /**
   * Whether {@link #tryReceive} gives each message once, and nothing reads it afterwards, nor a
   * frame or another message that was made of it: neither this pattern nor a pipe or whoever else
   * got one. Then the arrays of short messages are used again where the application copies them
   * into a buffer of its own. Asked once; true is a promise.
   */
  default boolean forgetsReceived() {
    return false;
  }

  /**
   * The messages that the pattern has taken from its pipes ahead of the application, to know what
   * {@link #canReceive} is to say. Asked once, when the socket is closed: they are counted as not
   * taken, like those in the pipes.
   */
  default List<Message> prefetched() {
    return List.of();
  }
}
