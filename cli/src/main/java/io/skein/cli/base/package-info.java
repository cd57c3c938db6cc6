/**
 * How the command ends and what it writes to: outcomes, the first of which wins, signals, standard
 * output.
 *
 * <pre>
 *   threads ── Outcome ──▶ Ending ──▶ main closes the sockets ──▶ exit status
 *   signal  ───────────────┘
 * </pre>
 *
 * <p>Imports io.skein.event.
 */
package io.skein.cli.base;
