/**
 * What peers and networks do, told to the application: events, counters, and the exceptions for
 * misuse.
 *
 * <pre>
 *   expected outcome    a value               false, Optional.empty()
 *   misuse              an exception          SkeinException: the rule, the endpoint, the remedy
 *   peers and networks  an event, a counter   SocketEvent, SocketStats
 * </pre>
 *
 * <p>The three are never mixed. Imports io.skein.message.
 */
package io.skein.event;
