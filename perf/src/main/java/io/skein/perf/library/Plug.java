package io.skein.perf.library;

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

  /** Waits for a message; its size. A ROUTER's routing id is kept for {@link #echo}. */
  int receive() throws InterruptedException;

  /** Waits for so long at most; -1 when nothing came. */
  int receive(long millis) throws InterruptedException;

  /** Eight bytes, big endian, of what was received last. */
  long longAt(int offset);

  /** Sends what was received last back to whom it came from. */
  void echo() throws InterruptedException;

  /** Waits until all has left, half a minute at most. */
  @Override
  void close();
}
