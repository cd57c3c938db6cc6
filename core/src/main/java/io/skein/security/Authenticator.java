package io.skein.security;

import java.util.concurrent.CompletableFuture;

/** Decides who is let in by a PLAIN server. */
@FunctionalInterface
public interface Authenticator {
  /**
   * Decides, now or later. Called on the thread that drives the connection: must not block. An
   * exception, here or in the future, lets nobody in.
   */
  CompletableFuture<AuthenticationDecision> authenticate(
      PlainCredentials credentials, RemotePeer peer);
}
