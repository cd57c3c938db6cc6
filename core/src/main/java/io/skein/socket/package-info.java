/**
 * The floor that waits: contexts, the base classes of all sockets, options, lifecycle.
 *
 * <pre>
 *   SkeinSocket ── SendingSocket, ReceivingSocket, DuplexSocket      what an application calls
 *        │
 *   SocketCore ── Turn (lock, mailbox, errands)   WaitLine (who is parked)   Census   EventHub
 *        │            └── one decision of the Pattern at a time
 *   Endpoints ── EndpointHost ── Membership (links, pipes, held peers)       Closing
 * </pre>
 *
 * <p>One lock a socket, held for one decision, never while waiting. Imports all of core but
 * io.skein.zmtp.
 */
package io.skein.socket;
