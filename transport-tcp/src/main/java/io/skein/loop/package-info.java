/**
 * The event loop, and connections that speak ZMTP over any stream of bytes.
 *
 * <pre>
 *   Acceptor, Dialer ── make ──▶ Connection (a Link) ── attach, detached ──▶ LinkHost (the socket)
 *                                 │            │
 *                     OutboundDriver          InboundDriver         one driver each: HalfToken
 *      Lane ══▶ engine fills ══▶ ByteStream ══▶ engine is fed ══▶ Lane
 *                                      │
 *                      EventLoop: Selector, tasks, Timers, Workbench (buffers, errands)
 * </pre>
 *
 * <p>A loop is one daemon thread. A connection belongs to one loop all its life; what other threads
 * ask of it is posted to that loop. An idle loop makes no system call. Imports io.skein.transport,
 * zmtp, pipe, message, event and security; knows no pattern and no socket.
 */
package io.skein.loop;
