package io.skein.zmtp;

import io.skein.message.Peer;
import java.nio.ByteBuffer;

/**
 * The half of the engine that takes the peer's bytes.
 *
 * <p>Driven by one thread at a time; before TRAFFIC by the one that drives the outbound half, too.
 * From then on the halves may be driven by two threads at once. Never blocks.
 */
public final class InboundHalf {
  private static final int FIRST_MEAN = 128;
  private static final int MEAN_WEIGHT = 8;

  private final EngineState state;
  private final Heartbeat heartbeat;
  private final Handshake handshake;
  private final Greeting greeting;
  private final FrameDecoder commands =
      new FrameDecoder(StreamFraming.INSTANCE.newReader(), FrameLimits.handshake());
  private MessageAssembler assembler;
  private long mean = FIRST_MEAN;
  private long bytesSinceMessage;

  InboundHalf(EngineState state, Heartbeat heartbeat, Handshake handshake, String mechanism) {
    this.state = state;
    this.heartbeat = heartbeat;
    this.handshake = handshake;
    this.greeting = new Greeting(mechanism);
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
      if (state.stage() == Stage.TRAFFIC) {
        messages(bytes);
      } else {
        beforeTraffic(bytes);
      }
    } catch (ZmtpException e) {
      state.fail();
      throw e;
    }
  }

  private void beforeTraffic(ByteBuffer bytes) throws ZmtpException {
    if (state.stage() == Stage.GREETING && greeting.read(bytes)) {
      state.agreeOn(greeting.minorVersion());
      state.enter(Stage.HANDSHAKE);
      handshake.start();
      readyWhenDone();
    }
    while (state.stage() == Stage.HANDSHAKE && !handshake.isAwaiting()) {
      byte[] body = commands.next(bytes);
      if (body == null) {
        return;
      }
      if (commands.flags() != Wire.COMMAND) {
        throw new ZmtpException("The peer sent a message before the end of the handshake (RFC 37)");
      }
      handshake.receive(body);
      readyWhenDone();
    }
    if (state.stage() == Stage.FAILED) {
      bytes.position(bytes.limit());
    }
  }

  /** After every step of the handshake, also those that a late decision led to. */
  void readyWhenDone() {
    if (handshake.peer() != null) {
      state.enter(Stage.READY);
    }
  }

  /** What is fed from now on is traffic; called before the stage says so. */
  void open(EngineSettings settings, Peer peer, Incoming incoming) {
    assembler =
        new MessageAssembler(
            settings, state, heartbeat, handshake.transform().orElse(null), peer, incoming);
  }

  private void messages(ByteBuffer bytes) throws ZmtpException {
    long messagesBefore = assembler.messages();
    bytesSinceMessage += bytes.remaining();
    assembler.feed(bytes);
    long count = assembler.messages() - messagesBefore;
    if (count > 0) {
      mean += (bytesSinceMessage / count - mean) / MEAN_WEIGHT;
      bytesSinceMessage = 0;
    }
  }

  /**
   * The running mean of a message's size on the wire, in bytes; at least 1. For the thread that
   * drives this half.
   */
  public long meanFrameSize() {
    return Math.max(1, mean);
  }

  /**
   * False when the bytes fed so far end inside a message: a peer that closes then has broken off.
   * For the thread that drives this half.
   */
  public boolean isBetweenMessages() {
    return assembler == null || assembler.isBetweenMessages();
  }
}
