package io.skein.security;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What a {@link MechanismSession} wants done next. */
public sealed interface HandshakeStep {

  /**
   * Send these, and wait for the peer's next command.
   *
   * @param commands in order; may be empty
   */
  record Send(List<HandshakeCommand> commands) implements HandshakeStep {
    /** Copies the list. */
    public Send {
      commands = List.copyOf(commands);
    }
  }

  /**
   * Take nothing from the peer until {@code decision} is complete, and then ask {@code then}.
   *
   * @param decision may be completed, in whatever way, by any thread and at any time
   * @param then called by the thread that drives the connection
   */
  record Await(CompletableFuture<?> decision, Continuation then) implements HandshakeStep {
    /** Takes both as they are. */
    public Await {
      Objects.requireNonNull(decision, "decision");
      Objects.requireNonNull(then, "then");
    }
  }

  /**
   * The peer is let in, if its properties are acceptable. They are looked at before {@code
   * commands} are sent, so that a peer of the wrong type hears ERROR instead (ALL-14).
   *
   * @param commands sent last; may be empty
   * @param peerMetadata the peer's properties as they came
   * @param properties what the authentication told of the peer, such as its user id
   * @param transform applied to every frame from now on, if there is one
   */
  record Finish(
      List<HandshakeCommand> commands,
      byte[] peerMetadata,
      Map<String, String> properties,
      Optional<FrameTransform> transform)
      implements HandshakeStep {
    /** Copies list and map. */
    public Finish {
      Objects.requireNonNull(peerMetadata, "peerMetadata");
      Objects.requireNonNull(transform, "transform");
      commands = List.copyOf(commands);
      properties = Map.copyOf(properties);
    }
  }

  /** What is done when the decision is there. */
  @FunctionalInterface
  interface Continuation {
    /**
     * The next step.
     *
     * @throws MechanismException when the peer is not let in
     */
    HandshakeStep proceed() throws MechanismException;
  }
}
