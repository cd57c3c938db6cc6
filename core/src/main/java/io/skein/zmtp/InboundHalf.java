package io.skein.zmtp;

import java.nio.ByteBuffer;

/**
 * The half of the engine that takes the peer's bytes.
 *
 * <p>Driven by one thread at a time; before TRAFFIC by the one that drives the outbound half, too.
 * From then on the halves may be driven by two threads at once. Never blocks.
 */
public final class InboundHalf {
  /** An empty message on the wire: flags and size. */
  private static final int SMALLEST_MESSAGE = 2;

  /** Messages that the mean is taken of. */
  private static final int WINDOW = 64;

  /** So many messages in one piece say for themselves how large messages are now. */
  private static final int MANY = 8;

  private final EngineState state;
  private final Heartbeat heartbeat;

  /** Null once messages may flow. */
  private Prelude prelude;

  /** Null until then. */
  private MessageAssembler assembler;

  private long windowBytes;
  private long windowMessages;

  InboundHalf(EngineState state, Heartbeat heartbeat, Prelude prelude) {
    this.state = state;
    this.heartbeat = heartbeat;
    this.prelude = prelude;
  }

  /**
   * Consumes what it may: everything in TRAFFIC; before that it stops, leaving bytes, when the
   * stage becomes READY and while a decision is awaited. What is left is fed again after {@link
   * ZmtpEngine#open} or {@link ZmtpEngine#resume}. In FAILED everything is thrown away.
   *
   * <p>Payloads are copied; {@code bytes} may be reused at once. A direct buffer is fastest.
   *
   * @throws ZmtpException once, when the peer broke a rule; the stage is FAILED then, and the
   *     outbound half may still hold an ERROR to be filled and flushed before closing
   */
  public void feed(ByteBuffer bytes) throws ZmtpException {
    if (!bytes.hasRemaining()) {
      return;
    }
    heartbeat.bytesCame();
    try {
      Stage stage = state.stage();
      if (stage == Stage.TRAFFIC) {
        messages(bytes);
      } else if (stage == Stage.FAILED) {
        bytes.position(bytes.limit());
      } else {
        prelude.feed(bytes);
      }
    } catch (ZmtpException e) {
      state.fail();
      throw e;
    }
  }

  /** What is fed from now on goes to {@code messages}; called before the stage says so. */
  void open(MessageAssembler messages) {
    assembler = messages;
    prelude = null;
  }

  private void messages(ByteBuffer bytes) throws ZmtpException {
    long messagesBefore = assembler.messages();
    int size = bytes.remaining();
    assembler.feed(bytes);
    long count = assembler.messages() - messagesBefore;
    if (count > 0 || !assembler.isBetweenMessages()) {
      measure(size, count);
    } // else there were commands only
  }

  /** A peer that goes over to small messages is believed at once, since they overshoot a mark. */
  private void measure(long bytes, long messages) {
    if (messages >= MANY && bytes / messages < meanFrameSize()) {
      windowBytes = 0;
      windowMessages = 0;
    }
    windowBytes += bytes;
    windowMessages += messages;
    while (windowMessages > WINDOW) {
      windowBytes /= 2;
      windowMessages = (windowMessages + 1) / 2; // Rounded up: rather too small a mean.
    }
  }

  /**
   * The mean size of the latest messages on the wire, in bytes; at least 2. It counts the message
   * that is under way as whole, so that of messages of one size it is never more than that size:
   * who reads room times this many bytes gets no more messages than there is room for, and the rest
   * of the one under way. For the thread that drives this half.
   */
  public long meanFrameSize() {
    return Math.max(SMALLEST_MESSAGE, windowBytes / (windowMessages + 1));
  }

  /**
   * False when the bytes fed so far end inside a message: a peer that closes then has broken off.
   * For the thread that drives this half.
   */
  public boolean isBetweenMessages() {
    return assembler == null || assembler.isBetweenMessages();
  }
}
