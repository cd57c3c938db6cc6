package io.skein.perf.library;

import java.nio.ByteBuffer;

/**
 * One socket of the library that is measured, for messages of one frame: nothing but the calls that
 * its users write. A tool is the same program for every library because it knows plugs only.
 *
 * <p>One thread at a time.
 */
public interface Plug extends AutoCloseable {

  /** Takes peers at {@code endpoint}. */
  void bind(String endpoint);

  /** Connects to {@code endpoint}, where nobody need be yet. */
  void connect(String endpoint);

  /** SUB: receives what begins with these bytes. */
  void subscribe(byte[] prefix);

  /** SUB: takes a subscription back. */
  void unsubscribe(byte[] prefix);

  /** Sends an array that is given away; waits where the type waits. */
  void send(byte[] payload) throws InterruptedException;

  /** Sends the array that it was given last time, as one immutable message made only once. */
  void sendSame(byte[] payload) throws InterruptedException;

  /**
   * Waits for a message: the library's own object, which only a plug can read. It is not kept here,
   * for a reference in an old object would cost every message a fence.
   */
  Object receive() throws InterruptedException;

  /** Waits for so long at most; null when nothing came. */
  Object receive(long millis) throws InterruptedException;

  /** Waits for a message and copies it into {@code target}: of those tools that ask for it. */
  default void receiveInto(ByteBuffer target) throws InterruptedException {
    throw new UnsupportedOperationException("Only a PULL copies into a buffer here");
  }

  /** How many bytes a message has that was received here. */
  int sizeOf(Object message);

  /** Eight bytes of it, big endian. */
  long longAt(Object message, int offset);

  /** Sends a message back, of a ROUTER's the one received last: it keeps the routing id. */
  void echo(Object message) throws InterruptedException;

  /** Waits until all has left, half a minute at most. */
  @Override
  void close();
}
