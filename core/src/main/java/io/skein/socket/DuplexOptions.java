package io.skein.socket;

/**
 * The options of a type that sends and receives.
 *
 * @param <B> the builder's own type
 */
public abstract class DuplexOptions<B extends DuplexOptions<B>> extends ReceiveOptions<B> {

  /** The defaults. */
  protected DuplexOptions() {}

  /** Messages that may wait for one peer; default 1000, 0 for any number. */
  public final B sendHighWaterMark(int messages) {
    notNegative("sendHighWaterMark", messages);
    changeSendMark(mark -> mark.withMessages(messages));
    return self();
  }

  /** Payload bytes at which no more is queued for one peer; default 0: any number. */
  public final B sendHighWaterMarkBytes(long bytes) {
    notNegative("sendHighWaterMarkBytes", bytes);
    changeSendMark(mark -> mark.withBytes(bytes));
    return self();
  }
}
