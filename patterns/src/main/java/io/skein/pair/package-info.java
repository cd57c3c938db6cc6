/**
 * PAIR talks to exactly one other PAIR, both ways (RFC 31).
 *
 * <pre>
 *   PAIR ◀── one pipe ──▶ PAIR          a second peer is refused until the first is fully gone
 * </pre>
 *
 * <p>Imports io.skein.routing, io.skein.pattern, io.skein.pipe, io.skein.message, io.skein.event
 * and io.skein.socket.
 */
package io.skein.pair;
