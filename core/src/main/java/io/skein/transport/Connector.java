package io.skein.transport;

/** A connected endpoint: one link at a time, made anew when it breaks. */
public interface Connector {

  /**
   * Goes on, reconnecting where needed, until the outbound lane is empty or {@code deadlineNanos}
   * (of the context's clock) has come, and then ends: {@link LinkHost#ended} is called exactly
   * once. A second call with an earlier deadline shortens the first. Returns at once; any thread.
   */
  void finish(long deadlineNanos);
}
