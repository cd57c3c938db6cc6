package io.skein.zmtp;

import io.skein.message.HandshakeFailure;
import io.skein.security.FrameTransform;
import io.skein.security.HandshakeCommand;
import io.skein.security.HandshakeStep;
import io.skein.security.MechanismException;
import io.skein.security.MechanismSession;
import io.skein.security.RemotePeer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Leads a mechanism's session through its commands. One connection, one thread, but for the moment
 * a decision arrives, which only calls {@code wakeUp}.
 */
final class Handshake {
  /** Told to a peer that we may not talk to (ALL-14); visible characters only (RFC 37). */
  private static final String INCOMPATIBLE = "Incompatible-Socket-Type";

  private final EngineSettings settings;
  private final EngineState state;
  private final OutboundHalf outbound;
  private final Runnable wakeUp;
  private final MechanismSession session;
  private HandshakeStep.Await awaited;
  private PeerProperties peer;
  private Optional<FrameTransform> transform = Optional.empty();

  Handshake(
      EngineSettings settings,
      String peerAddress,
      EngineState state,
      OutboundHalf outbound,
      Runnable wakeUp) {
    this.settings = settings;
    this.state = state;
    this.outbound = outbound;
    this.wakeUp = wakeUp;
    this.session =
        settings
            .mechanism()
            .newSession(
                new RemotePeer(settings.endpoint(), peerAddress), Metadata.encode(settings));
  }

  /** The greetings agree. */
  void start() throws ZmtpException {
    carryOut(session::start);
  }

  /** The body of a command frame came. */
  void receive(byte[] body) throws ZmtpException {
    if (Command.isError(body)) {
      throw state.peerGaveUp(Command.errorReason(body));
    }
    String name = Command.nameOf(body);
    byte[] data = Arrays.copyOfRange(body, 1 + name.length(), body.length);
    carryOut(() -> session.receive(new HandshakeCommand(name, data)));
  }

  boolean isAwaiting() {
    return awaited != null;
  }

  /** Goes on when what was awaited is there. */
  void resume() throws ZmtpException {
    if (awaited != null && awaited.decision().isDone()) {
      HandshakeStep.Continuation then = awaited.then();
      awaited = null;
      carryOut(then);
    }
  }

  /** What the peer told; null until the handshake is done. */
  PeerProperties peer() {
    return peer;
  }

  Optional<FrameTransform> transform() {
    return transform;
  }

  private void carryOut(HandshakeStep.Continuation first) throws ZmtpException {
    HandshakeStep.Continuation next = first;
    while (next != null) {
      HandshakeStep step = ask(next);
      next = null;
      if (step instanceof HandshakeStep.Send send) {
        sendAll(send.commands());
      } else if (step instanceof HandshakeStep.Finish finish) {
        finish(finish);
      } else if (step instanceof HandshakeStep.Await await && await.decision().isDone()) {
        next = await.then();
      } else if (step instanceof HandshakeStep.Await await) {
        awaited = await;
        await.decision().whenComplete((decision, failure) -> wakeUp.run());
      }
    }
  }

  private HandshakeStep ask(HandshakeStep.Continuation continuation) throws ZmtpException {
    try {
      return Objects.requireNonNull(continuation.proceed(), "the next step");
    } catch (MechanismException e) {
      e.errorReason().ifPresent(outbound::refuse);
      throw new ZmtpException(
          e.errorReason().isPresent() ? HandshakeFailure.REFUSED_BY_US : HandshakeFailure.VIOLATION,
          e.getMessage());
    } catch (RuntimeException e) {
      // A mechanism may be somebody else's: what it throws ends this connection, not the loop.
      throw new ZmtpException(
          "The mechanism "
              + settings.mechanism().name()
              + " failed with "
              + e.getClass().getName());
    }
  }

  private void finish(HandshakeStep.Finish finish) throws ZmtpException {
    Metadata metadata = Metadata.decode(finish.peerMetadata());
    try {
      peer = metadata.compatibleWith(settings.type(), finish.properties(), state.minorVersion());
    } catch (ZmtpException e) {
      outbound.refuse(INCOMPATIBLE);
      throw e;
    }
    sendAll(finish.commands());
    transform = finish.transform();
  }

  private void sendAll(List<HandshakeCommand> commands) {
    for (HandshakeCommand command : commands) {
      outbound.send(Command.encode(command.name(), command.data()));
    }
  }
}
