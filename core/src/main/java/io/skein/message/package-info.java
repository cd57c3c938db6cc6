/**
 * The things that travel, and the names of those between whom they travel.
 *
 * <pre>
 *   Message ── first frame ── rest ── rest        immutable, whole, linked
 *      └────── Peer (who sent it) ── RoutingId, SocketType, Endpoint
 *   Subscription                                   crosses a pipe as what it is
 *   Item = Message | Subscribed | Cancelled        what a socket can hand to its application
 * </pre>
 *
 * <p>Values only: nothing here holds a pipe, a lock, a thread or a channel. Imports nothing of
 * ours.
 */
package io.skein.message;
