/**
 * The eleven verbs named after socket types, and the proxy.
 *
 * <pre>
 *   arguments ── Syntax ──▶ VerbArguments ──▶ Conversation: who reads, who prints, who answers
 *                                                 │ threads
 *   MessageSource ──▶ socket ──▶ MessageFormat    ▼
 *                                              Ending ──▶ VerbRun closes
 * </pre>
 *
 * <p>Imports io.skein.cli.base, io.skein.cli.text, io.skein.cli.socket, and Skein's public API.
 */
package io.skein.cli.verb;
