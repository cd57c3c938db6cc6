package io.skein.transport;

import java.time.Duration;
import java.util.Map;

/**
 * Times and limits of a connection.
 *
 * @param reconnectMin the shortest delay before another attempt; default 100 ms
 * @param reconnectMax the delay that growth ends at; default 10 s
 * @param connectTimeout how long one attempt may take to reach the listener; default 10 s
 * @param handshakeTimeout how long greeting and handshake may take; default 10 s
 * @param heartbeatInterval a PING after so long without a byte; zero for none; default 10 s
 * @param heartbeatTimeout how long a peer may stay silent after a PING; default 10 s
 * @param heartbeatTtl what the PING asks of the peer: to end the connection after so long without a
 *     byte from us; zero for nothing; at most 6553.5 s; default zero
 * @param stallLimit how long the channel may take no byte although some wait, or the application
 *     nothing although the queue is full, before the connection is ended; zero for any time, the
 *     default
 * @param maxMessageSize the largest message received: its frames' bytes and 64 for each frame; zero
 *     for any; default 64 MiB
 * @param maxSubscriptions how many different prefixes one subscriber may hold; zero for any number;
 *     default 1,000,000
 * @param linger how long close() and disconnect() wait for what is queued; default 5 s
 * @param properties what else is told to peers in the handshake: names that begin with {@code X-}
 */
public record ConnectionOptions(
    Duration reconnectMin,
    Duration reconnectMax,
    Duration connectTimeout,
    Duration handshakeTimeout,
    Duration heartbeatInterval,
    Duration heartbeatTimeout,
    Duration heartbeatTtl,
    Duration stallLimit,
    long maxMessageSize,
    int maxSubscriptions,
    Duration linger,
    Map<String, String> properties) {

  /** The defaults. */
  public static final ConnectionOptions DEFAULT =
      new ConnectionOptions(
          Duration.ofMillis(100),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ZERO,
          Duration.ZERO,
          64L << 20,
          1_000_000,
          Duration.ofSeconds(5),
          Map.of());

  /** Copies the map. */
  public ConnectionOptions {
    properties = Map.copyOf(properties);
  }
}
