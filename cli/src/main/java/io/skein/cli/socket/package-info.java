/**
 * Sockets as the command line asks for them.
 *
 * <pre>
 *   NAME=VALUE, USER:PASSWORD ── SocketOption, Credentials ──▶ SocketOpener ──▶ OpenSocket
 *   URL ── Endpoints ──▶ bind, connect, "listening"
 *   SocketEvent ──▶ EventLines, Refusals
 * </pre>
 *
 * <p>Imports io.skein.cli.base, io.skein.cli.text, and Skein's public API.
 */
package io.skein.cli.socket;
