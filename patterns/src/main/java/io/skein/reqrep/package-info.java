/**
 * Questions and answers: REQ asks, REP answers, DEALER and ROUTER do both without a fixed order
 * (RFC 28).
 *
 * <pre>
 *   REQ ── [empty][question] ──▶ REP                   one question at a time
 *   REQ ── [empty][question] ──▶ ROUTER ──▶ [id][empty][question] for the application
 *   DEALER ◀──────────────────▶ ROUTER, REP, DEALER    any order, any number under way
 * </pre>
 *
 * <p>What stands before the question up to and including the first empty frame is the envelope: it
 * tells the way back. Imports io.skein.routing, io.skein.pattern, io.skein.pipe, io.skein.message,
 * io.skein.event and io.skein.socket.
 */
package io.skein.reqrep;
