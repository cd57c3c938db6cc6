package io.skein.socket;

/**
 * The options of a type that receives.
 *
 * @param <B> the builder's own type
 */
public abstract class ReceiveOptions<B extends ReceiveOptions<B>> extends OptionsBuilder<B> {

  /** The defaults. */
  protected ReceiveOptions() {}

  /** Messages of one peer that may wait to be received; default 1000, 0 for any number. */
  public final B receiveHighWaterMark(int messages) {
    notNegative("receiveHighWaterMark", messages);
    changeReceiveMark(mark -> mark.withMessages(messages));
    return self();
  }

  /** Payload bytes at which no more is read from one peer; default 0: any number. */
  public final B receiveHighWaterMarkBytes(long bytes) {
    notNegative("receiveHighWaterMarkBytes", bytes);
    changeReceiveMark(mark -> mark.withBytes(bytes));
    return self();
  }
}
