package io.skein.socket;

/**
 * The options of a type that only sends.
 *
 * @param <B> the builder's own type
 */
public abstract class SendOptions<B extends SendOptions<B>> extends OptionsBuilder<B> {

  /** The defaults. */
  protected SendOptions() {}

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
