/**
 * For tests of sockets, patterns and transports: contract suites, scripted peers, and ways of
 * waiting without sleeping.
 *
 * <pre>
 *   TransportContract   what every transport passes, unchanged
 *   PatternContract     what every pattern passes, on a FakeSocket with FakePeers
 *   ScriptedPeer        the other end of a connection, byte for byte
 *   StallingTransport   links that take messages and then stand still
 *   Await, EventRecorder, Background   wait for what happens, with a deadline far away
 * </pre>
 *
 * <p>A test waits neither by sleeping nor for a time that is expected to run out: that something
 * does not come is proved by a later thing that does. Imports all of core.
 */
package io.skein.testkit;
