/**
 * The command {@code skein}: its first argument chooses what runs.
 *
 * <pre>
 *   Main ──▶ verb (eleven sockets, proxy) ──▶ socket ──▶ text, base
 *      ├───▶ demo ──▶ base
 *      └───▶ Help, version
 * </pre>
 *
 * <p>Every package below imports only what stands to its right, and Skein's public API.
 */
package io.skein.cli;
