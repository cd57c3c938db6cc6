/**
 * The floor that decides: which pipe, whose turn, what is legal now.
 *
 * <pre>
 *   socket  ── trySend, tryReceive ──▶  Pattern  ── trySend, tryReceive ──▶  Pipe
 *   socket  ── opened, attach, readable, writable, subscription, detached, closed ──▶  Pattern
 *   Pattern ── admit, refuse ──▶  PatternHost
 * </pre>
 *
 * <p>A pattern never waits and knows no wire, no thread and no clock; the socket calls it under one
 * lock. Imports io.skein.message and io.skein.pipe.
 */
package io.skein.pattern;
