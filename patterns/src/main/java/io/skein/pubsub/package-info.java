/**
 * Publishing and subscribing by the first bytes of a message (RFC 29).
 *
 * <pre>
 *   SUB, XSUB ── Subscription ──▶ PUB, XPUB      never dropped, counted, sent anew to every new peer
 *   SUB, XSUB ◀── messages ────── PUB, XPUB      dropped for a subscriber whose queue is full
 *
 *   PUB ── Publisher ── TopicTrie   which subscribers want a message
 *              └─────── FanOut      a copy for each of them
 *   SUB ── Interests ── TopicTrie   what the application wants
 * </pre>
 *
 * <p>Imports io.skein.routing, io.skein.pattern, io.skein.pipe, io.skein.message, io.skein.event
 * and io.skein.socket.
 */
package io.skein.pubsub;
