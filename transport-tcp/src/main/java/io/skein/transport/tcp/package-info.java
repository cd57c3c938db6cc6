/**
 * {@code tcp://} and {@code ipc://}: channels of the operating system under the connections of
 * io.skein.loop.
 *
 * <pre>
 *   bind:     TcpAddress, IpcAddress ── Binder ──▶ BoundChannel ──▶ Acceptor (a Listener)
 *   connect:  TcpAddress, IpcAddress ── Destination ──▶ Reach (one attempt) ◀── Dialer (a Connector)
 *                                                                                 └── Backoff
 * </pre>
 *
 * <p>Imports io.skein.loop and what it may import.
 */
package io.skein.transport.tcp;
