package io.skein.event;

import io.skein.message.Endpoint;
import io.skein.message.Peer;
import java.util.Optional;

/**
 * The counters of one pipe: one peer, or one connected endpoint without a peer at present.
 *
 * @param endpoint our endpoint
 * @param peer who is there, if somebody is
 * @param sendQueued messages in the outbound queue, those included that the channel has not taken
 * @param sendQueuedBytes their payload bytes
 * @param receiveQueued messages that arrived and were not taken
 * @param receiveQueuedBytes their payload bytes
 * @param sent messages that left for the peer
 * @param received messages that were taken from the peer's queue
 */
public record PeerStats(
    Endpoint endpoint,
    Optional<Peer> peer,
    long sendQueued,
    long sendQueuedBytes,
    long receiveQueued,
    long receiveQueuedBytes,
    long sent,
    long received) {}
