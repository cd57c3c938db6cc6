package io.skein.security;

import java.util.concurrent.CompletableFuture;

/** Decides who is let in by a PLAIN server. */
@FunctionalInterface
public interface Authenticator {
  /**
   * Decides, now or later; until then the connection waits, no longer than its handshake may take.
   *
   * <p>Called on the context's executor, for several connections at once; may block, though that
   * keeps one of the executor's threads. An exception, here or in the future, and a null instead of
   * either, lets nobody in; the peer hears nothing of it and may try again, for the fault is not
   * its own.
   */
  CompletableFuture<AuthenticationDecision> authenticate(
      PlainCredentials credentials, RemotePeer peer);
}
