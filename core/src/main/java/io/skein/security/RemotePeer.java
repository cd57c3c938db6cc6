package io.skein.security;

import io.skein.message.Endpoint;

/**
 * Who asks to be let in, as far as it is known before anything it says is believed.
 *
 * @param endpoint our endpoint of the connection
 * @param address where the peer is, as far as the transport can tell
 */
public record RemotePeer(Endpoint endpoint, String address) {}
