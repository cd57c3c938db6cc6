/**
 * Who is let in: mechanisms of the handshake, and those who decide about credentials.
 *
 * <pre>
 *   handshake (zmtp) ── commands of the peer ──▶ MechanismSession ── commands for the peer
 *                                                      │ credentials
 *                                                      ▼
 *                                               Authenticator ──▶ CompletableFuture of a decision
 * </pre>
 *
 * <p>A mechanism sees commands, never channels or threads. Imports io.skein.message.
 */
package io.skein.security;
