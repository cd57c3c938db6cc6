package io.skein.pipe;

import io.skein.message.DropCause;

/**
 * What a pipe asks of the socket that owns it. All methods are called under that socket's lock and
 * do nothing but take notes, which are acted upon after the lock is released.
 */
public interface PipeOwner {

  /**
   * {@code pipe} has more to be received than was taken at once: the pattern is to be told that it
   * is readable, in a turn of its own.
   */
  void remains(Pipe pipe);

  /** Messages of {@code pipe} went no further. */
  void dropped(Pipe pipe, DropCause cause, long count);
}
