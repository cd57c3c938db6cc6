/**
 * What carries messages between a socket and one peer: a lane each way, with high-water marks and
 * bells.
 *
 * <pre>
 *   pattern ── trySend ──▶ Pipe ═ outbound Lane ═▶ link          one writer, one reader each;
 *   pattern ◀─ tryReceive ─ Pipe ◀═ inbound Lane ═══ link        no lock between them
 *
 *   reader runs dry:  arm bell, full fence, look again, sleep
 *   writer:           publish, full fence, ring the bell if armed
 * </pre>
 *
 * <p>A bell never does the other side's work on the ringer's stack: it hands over an {@link
 * io.skein.pipe.Errand}, which is run when no lock is held. Imports io.skein.message.
 */
package io.skein.pipe;
