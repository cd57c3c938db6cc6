/**
 * inproc: sockets of one context, joined by name, without a wire between them.
 *
 * <pre>
 *   connector's pipe ── outbound lane ══▶ is the inbound lane ── of the listener's pipe
 *   connector's pipe ◀══ inbound lane ── is the outbound lane ── of the listener's pipe
 * </pre>
 *
 * <p>A message is handed over as it is: no thread, no codec, no copy. High-water marks of the two
 * ends add up. Names can be connected before they are bound. Imports io.skein.transport, pipe,
 * message and event.
 */
package io.skein.transport.inproc;
