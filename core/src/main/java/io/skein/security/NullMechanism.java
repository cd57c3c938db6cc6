package io.skein.security;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * NULL: each side sends READY at once and waits for the other's. RFC 37 lets the client go first;
 * everybody accepts either order, and waiting would cost a round trip.
 */
final class NullMechanism implements Mechanism {
  static final NullMechanism INSTANCE = new NullMechanism();
  static final String READY = "READY";

  private NullMechanism() {}

  @Override
  public String name() {
    return "NULL";
  }

  @Override
  public boolean asServer() {
    return false;
  }

  @Override
  public MechanismSession newSession(RemotePeer peer, byte[] metadata) {
    return new Session(metadata);
  }

  @Override
  public String toString() {
    return name();
  }

  private record Session(byte[] metadata) implements MechanismSession {
    @Override
    public HandshakeStep start() {
      return new HandshakeStep.Send(List.of(new HandshakeCommand(READY, metadata)));
    }

    @Override
    public HandshakeStep receive(HandshakeCommand command) throws MechanismException {
      Commands.expect(READY, command, "NULL");
      return new HandshakeStep.Finish(List.of(), command.data(), Map.of(), Optional.empty());
    }
  }
}
