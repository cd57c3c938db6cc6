package io.skein.loop;

/** Who is told that a channel is ready. Called by the loop's thread only. */
public interface Selected {

  /**
   * The channel is ready, or may be: somebody waits for what it brings.
   *
   * @param readyOps what for, as bits of {@link java.nio.channels.SelectionKey}
   * @throws Exception goes to {@link #failed}
   */
  void selected(int readyOps) throws Exception;

  /** Whether somebody waits for what the channel brings; if not it may be left for a while. */
  default boolean isAwaited() {
    return true;
  }

  /**
   * Ends what belongs to the channel, because {@link #selected} threw or the loop ends. The channel
   * is closed when this returns or throws.
   */
  void failed(Throwable cause);
}
