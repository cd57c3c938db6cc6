/**
 * PUSH hands out work, PULL takes it (RFC 30).
 *
 * <pre>
 *   PUSH ── RoundRobin ──▶ PULL          each message to one worker; waits when all are full
 *     └───────────────────▶ PULL ◀── FairQueue ── PUSH
 * </pre>
 *
 * <p>Imports io.skein.routing, io.skein.pattern, io.skein.pipe, io.skein.message, io.skein.event
 * and io.skein.socket.
 */
package io.skein.pipeline;
