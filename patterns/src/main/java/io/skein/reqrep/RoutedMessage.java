package io.skein.reqrep;

import io.skein.message.Message;
import io.skein.message.RoutingId;

/**
 * A message that a ROUTER received, apart from the name of its sender.
 *
 * @param id who sent it, and where a reply goes
 * @param message the frames as they were sent; bears the peer
 */
public record RoutedMessage(RoutingId id, Message message) {}
