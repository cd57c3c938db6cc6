package io.skein.transport;

import java.util.function.BooleanSupplier;

/**
 * Work of a transport that a thread may do itself while it would otherwise wait for its outcome: an
 * event loop that lends itself. One thread at a time drives; the transport goes on by itself when
 * nobody does.
 *
 * <pre>
 *   enter ▶ ( tryTake: true  ▶ turn, turn, ... ▶ giveBack
 *           | tryTake: false ▶ park )*                     ▶ exit
 * </pre>
 *
 * <p>{@link #wake} is for any thread; the rest is for the one that waits, which holds no lock.
 */
public interface Drivable {

  /** The calling thread is about to wait; followed by {@link #exit}. */
  void enter();

  /**
   * Takes the right to drive if it is free.
   *
   * @return false when it is not: the caller parks, and is unparked when asking again is worth
   *     while
   */
  boolean tryTake();

  /** Whether {@link #tryTake} would succeed now; a guess. */
  boolean isFree();

  /**
   * Does what there is to be done. When there is nothing, waits until there is, {@link #wake} is
   * called, the thread is interrupted or the time is over. May instead do only what the caller
   * prefers, without waiting; the next turn is another then, unless that was enough.
   *
   * @param nanos how long to wait at most, rounded up to milliseconds; 0 for not at all
   * @param done whether the caller has what it waits for; asked again before waiting
   * @return how many bytes were read of those that the caller prefers; 0 also when it prefers none;
   *     -1 when the transport wants to be given back
   */
  long turn(long nanos, BooleanSupplier done);

  /** Ends what a successful {@link #tryTake} began. */
  void giveBack();

  /** The calling thread no longer waits. */
  void exit();

  /**
   * Wakes the thread that drives, so that it asks {@code done} again. The caller has made it true
   * before.
   */
  void wake();
}
