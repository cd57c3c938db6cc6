/**
 * Bytes of the terminal and frames of a message, each way; times, sizes, names.
 *
 * <pre>
 *   standard input ── LineReader ── Delimiter ──▶ frames ──▶ MessageFormat ── standard output
 * </pre>
 *
 * <p>Imports io.skein.message. Values and pure functions, but for the reader.
 */
package io.skein.cli.text;
