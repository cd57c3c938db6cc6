/**
 * The floor that moves: what a transport offers to a socket, and a socket to a transport.
 *
 * <pre>
 *   socket ── bind, connect ──▶ Transport ──▶ Listener, Connector
 *   socket ◀── attach, detached, event ── LinkHost ◀── Link (one connection)
 *   socket ── joined, refused, prove, finish ──▶ Link
 * </pre>
 *
 * <p>A transport never waits for a socket: it posts, and the answer comes later, by another thread.
 * Imports io.skein.message, event, security and pipe; knows no pattern and no socket.
 */
package io.skein.transport;
