/**
 * The floor that translates: bytes in, messages out, and back.
 *
 * <pre>
 *   bytes ──feed──▶ InboundHalf  ──▶ Incoming (messages, subscriptions)
 *   bytes ◀─fill── OutboundHalf ◀── Outgoing (messages, subscriptions)
 *                       └── Stage: GREETING ▶ HANDSHAKE ▶ READY ▶ TRAFFIC, or FAILED
 * </pre>
 *
 * <p>Sans-I/O: no thread, no queue of messages, no channel, no clock. Imports io.skein.message and
 * security.
 */
package io.skein.zmtp;
