package io.skein.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The side of PLAIN that shows who it is.
 *
 * <pre>
 *   client ── HELLO user password ──▶ server
 *          ◀── WELCOME ──────────────        (after the authenticator's decision)
 *          ── INITIATE properties ──▶
 *          ◀── READY properties ─────
 * </pre>
 */
final class PlainClient implements Mechanism {
  static final String NAME = "PLAIN";
  static final String HELLO = "HELLO";
  static final String WELCOME = "WELCOME";
  static final String INITIATE = "INITIATE";
  private static final int MAX_CREDENTIAL = 255;

  private final String user;
  private final byte[] hello;

  PlainClient(String user, String password) {
    this.user = user;
    byte[] userBytes = bounded("user", user);
    byte[] passwordBytes = bounded("password", password);
    this.hello =
        ByteBuffer.allocate(2 + userBytes.length + passwordBytes.length)
            .put((byte) userBytes.length)
            .put(userBytes)
            .put((byte) passwordBytes.length)
            .put(passwordBytes)
            .array();
  }

  private static byte[] bounded(String what, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MAX_CREDENTIAL) {
      throw new IllegalArgumentException(
          "PLAIN allows a "
              + what
              + " of at most "
              + MAX_CREDENTIAL
              + " bytes in UTF-8; this one has "
              + bytes.length);
    }
    return bytes;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean asServer() {
    return false;
  }

  @Override
  public MechanismSession newSession(RemotePeer peer, byte[] metadata) {
    return new Session(hello, metadata);
  }

  /** The user only. */
  @Override
  public String toString() {
    return "PLAIN client[user=" + user + "]";
  }

  private static final class Session implements MechanismSession {
    private final byte[] hello;
    private final byte[] metadata;
    private boolean welcome;

    Session(byte[] hello, byte[] metadata) {
      this.hello = hello;
      this.metadata = metadata;
    }

    @Override
    public HandshakeStep start() {
      return new HandshakeStep.Send(List.of(new HandshakeCommand(HELLO, hello)));
    }

    @Override
    public HandshakeStep receive(HandshakeCommand command) throws MechanismException {
      if (welcome) {
        Commands.expect(NullMechanism.READY, command, NAME);
        return new HandshakeStep.Finish(List.of(), command.data(), Map.of(), Optional.empty());
      }
      if (command.name().equals(HELLO)) {
        throw new MechanismException(
            "Both sides are PLAIN clients: one of them has to be the server");
      }
      Commands.expect(WELCOME, command, NAME);
      if (command.data().length != 0) {
        throw new MechanismException("The peer's WELCOME has data, and PLAIN allows none");
      }
      welcome = true;
      return new HandshakeStep.Send(List.of(new HandshakeCommand(INITIATE, metadata)));
    }
  }
}
