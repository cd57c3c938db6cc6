package io.skein.transport.tcp;

import io.skein.message.Endpoint;
import java.nio.channels.ServerSocketChannel;

/**
 * A channel that listens.
 *
 * @param channel non-blocking
 * @param endpoint where peers can connect; wildcards are resolved
 * @param beforeClose what has to be done while the channel is still open: a file is removed
 */
record BoundChannel(ServerSocketChannel channel, Endpoint endpoint, Runnable beforeClose) {}
