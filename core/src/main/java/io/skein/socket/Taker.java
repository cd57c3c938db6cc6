package io.skein.socket;

/**
 * Somebody who is given what a socket receives. All methods are called by one thread at a time, on
 * the context's executor, without a lock; what they throw ends the {@link Delivery}.
 *
 * @param <T> what is given
 */
interface Taker<T> {

  /** Called once, before everything else. */
  default void begin() {}

  /** Whether one more may be given now. */
  boolean wants();

  /** One more. */
  void take(T item);

  /** The socket is closed; nothing follows. */
  default void end() {}

  /** Nothing more can be received, for another reason; nothing follows. */
  default void fail(RuntimeException why) {}
}
