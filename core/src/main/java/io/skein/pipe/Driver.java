package io.skein.pipe;

/**
 * The half of a connection at the far end of a lane, as a thread of the application may drive it
 * instead of the event loop: a receiver that waits reads from the channel itself, a sender that
 * waits writes to it. Two hand-overs between threads are saved.
 *
 * <p>One thread drives at a time; who comes second goes away. Any platform thread that holds no
 * lock. Nothing here blocks or throws.
 */
public interface Driver {

  /**
   * Reads or writes once if nobody else does. What follows, bells that ring and mail that is run,
   * is done before this returns.
   *
   * @return false when there is no point in trying again soon: the connection ends, or the loop is
   *     to go on
   */
  boolean drive();

  /** Whether the loop rests because threads of the application have driven lately. */
  boolean isLent();

  /**
   * The caller drives no longer, and will not be back soon: from now on the loop does. Costs next
   * to nothing when the loop does already.
   */
  void handBack();
}
