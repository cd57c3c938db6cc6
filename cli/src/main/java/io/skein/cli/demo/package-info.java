/**
 * A word count across processes that talk to each other directly.
 *
 * <pre>
 *   reader 1 ─┐ PUSH      ┌─▶ worker 1 ─┐ PUSH
 *             ├── lines ──┤     ...     ├── counts ──▶ sink ── words ──▶ parent
 *   reader 2 ─┘           └─▶ worker 4 ─┘                │ PUB
 *       ▲                        ▲                       ▼
 *       └────────────────────────┴───── progress, end ───┴──▶ parent (SUB everywhere)
 *   everybody ── acknowledges the end (PUSH) ──▶ sink
 * </pre>
 *
 * <p>The parent starts the processes, tells them each other's endpoints, shows the progress, and
 * checks the result. Imports io.skein.cli.base and Skein's public API.
 */
package io.skein.cli.demo;
