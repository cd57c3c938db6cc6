package io.skein.security;

import io.skein.message.Peer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** The side of PLAIN that asks; the order of commands is drawn in {@link PlainClient}. */
final class PlainServer implements Mechanism {
  private static final String TRY_LATER = "300";

  private final Authenticator authenticator;
  private final Executor callbacks;

  PlainServer(Authenticator authenticator, Executor callbacks) {
    this.authenticator = authenticator;
    this.callbacks = callbacks;
  }

  @Override
  public Mechanism callingBackOn(Executor callbacks) {
    return new PlainServer(authenticator, callbacks);
  }

  @Override
  public String name() {
    return PlainClient.NAME;
  }

  @Override
  public boolean asServer() {
    return true;
  }

  @Override
  public MechanismSession newSession(RemotePeer peer, byte[] metadata) {
    return new Session(this, peer, metadata);
  }

  @Override
  public String toString() {
    return "PLAIN server";
  }

  private static final class Session implements MechanismSession {
    private final PlainServer server;
    private final RemotePeer peer;
    private final byte[] metadata;
    private Map<String, String> accepted;

    Session(PlainServer server, RemotePeer peer, byte[] metadata) {
      this.server = server;
      this.peer = peer;
      this.metadata = metadata;
    }

    @Override
    public HandshakeStep start() {
      return new HandshakeStep.Send(List.of());
    }

    @Override
    public HandshakeStep receive(HandshakeCommand command) throws MechanismException {
      if (accepted == null) {
        Commands.expect(PlainClient.HELLO, command, PlainClient.NAME);
        PlainCredentials credentials = PlainCredentials.decode(command.data());
        CompletableFuture<AuthenticationDecision> decision = ask(credentials);
        return new HandshakeStep.Await(decision, () -> decided(credentials, decision));
      }
      Commands.expect(PlainClient.INITIATE, command, PlainClient.NAME);
      return new HandshakeStep.Finish(
          List.of(new HandshakeCommand(NullMechanism.READY, metadata)),
          command.data(),
          accepted,
          Optional.empty());
    }

    private CompletableFuture<AuthenticationDecision> ask(PlainCredentials credentials) {
      try {
        return CompletableFuture.supplyAsync(
                () -> server.authenticator.authenticate(credentials, peer), server.callbacks)
            .thenCompose(
                decision -> decision != null ? decision : CompletableFuture.completedFuture(null));
      } catch (RejectedExecutionException e) {
        return CompletableFuture.failedFuture(e); // The context is being closed.
      }
    }

    private HandshakeStep decided(
        PlainCredentials credentials, CompletableFuture<AuthenticationDecision> future)
        throws MechanismException {
      AuthenticationDecision decision = outcome(future);
      if (decision instanceof AuthenticationDecision.Accepted yes) {
        Map<String, String> properties = new HashMap<>(yes.properties());
        properties.put(Peer.USER_ID, yes.userId());
        accepted = properties;
        return new HandshakeStep.Send(List.of(new HandshakeCommand(PlainClient.WELCOME)));
      }
      AuthenticationDecision.Denied no = (AuthenticationDecision.Denied) decision;
      String sentence =
          "The user '"
              + credentials.printableUser()
              + "' is not let in ("
              + no.code()
              + "): "
              + no.reason();
      throw no.code().equals(TRY_LATER)
          ? new MechanismException(sentence)
          : MechanismException.withError(sentence, no.code());
    }

    private static AuthenticationDecision outcome(
        CompletableFuture<AuthenticationDecision> future) {
      // The exception's text stays out of the event: an authenticator may have put a secret there.
      if (future.isCompletedExceptionally()) {
        return new AuthenticationDecision.Denied(TRY_LATER, "the authenticator failed");
      }
      AuthenticationDecision decision = future.join();
      return decision != null
          ? decision
          : new AuthenticationDecision.Denied(TRY_LATER, "the authenticator decided nothing");
    }
  }
}
