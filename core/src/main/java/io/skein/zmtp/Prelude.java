package io.skein.zmtp;

import java.nio.ByteBuffer;

/**
 * What the peer says before its messages: its greeting, and its commands of the handshake. Let go
 * when messages may flow, so that an idle connection keeps nothing of it. One connection, one
 * thread.
 */
final class Prelude {
  private final EngineState state;
  private final Handshake handshake;
  private final Greeting greeting;
  private final FrameDecoder commands =
      new FrameDecoder(StreamFraming.INSTANCE.newReader(), FrameLimits.handshake());

  Prelude(EngineState state, Handshake handshake, String mechanism) {
    this.state = state;
    this.handshake = handshake;
    this.greeting = new Greeting(mechanism);
  }

  /** Consumes what it may; leaves bytes in READY and while a decision is awaited. */
  void feed(ByteBuffer bytes) throws ZmtpException {
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
  }

  /** Looks at a decision that was awaited. */
  void resume() throws ZmtpException {
    handshake.resume();
    readyWhenDone();
  }

  /** After every step of the handshake, also those that a late decision led to. */
  private void readyWhenDone() {
    if (handshake.peer() != null) {
      state.enter(Stage.READY);
    }
  }

  /** How the handshake goes. */
  Handshake handshake() {
    return handshake;
  }
}
