package io.skein.socket;

/**
 * A handler that is given what a socket receives, until it is closed or the socket is. Safe for any
 * thread.
 */
public interface Handling extends AutoCloseable {

  /**
   * Gives the handler nothing more. Returns at once: a call that is under way, or just beginning,
   * goes on. What was not given to the handler stays in the socket. Idempotent; also from within
   * the handler, which then gets nothing more for certain.
   */
  @Override
  void close();

  /** How often the handler has thrown; what it threw is in the log. */
  long failures();
}
