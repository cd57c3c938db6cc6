/**
 * The policies that patterns own: whose turn it is to be sent to, to be heard, who gets a copy.
 *
 * <pre>
 *   PUSH, DEALER, REQ           own a RoundRobin   one pipe for each message, the next one with room
 *   PULL, DEALER, ROUTER, SUB   own a FairQueue    one message of each pipe in turn
 *   PUB, XPUB, XSUB             own a FanOut       all pipes that were chosen, once each
 *   custom routers              own what they need
 * </pre>
 *
 * <p>Each is used by one pattern, under its socket's lock, and holds pipes, never threads or
 * clocks. A pattern tells its policies what the socket tells it: who came, who went, who is
 * readable or writable. Imports io.skein.message, io.skein.pipe and io.skein.pattern.
 */
package io.skein.routing;
