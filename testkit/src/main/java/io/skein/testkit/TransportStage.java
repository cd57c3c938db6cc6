package io.skein.testkit;

import io.skein.message.Endpoint;
import io.skein.socket.Context;
import io.skein.testkit.KitSocket.Options;
import io.skein.transport.TransportProvider;
import java.util.function.Consumer;

/** What the laws of transports are played on: the transport, its endpoints, and a context. */
public interface TransportStage {

  /** The transport that is to pass. */
  TransportProvider provider();

  /** An endpoint whose address the transport is to choose: {@code tcp://127.0.0.1:*}. */
  Endpoint wildcard();

  /** An endpoint that nobody is bound to and nobody else will bind; another one at each call. */
  Endpoint unused();

  /**
   * How many messages more than its mark allows an inbound queue may hold, where the transport
   * states so: one that reads bytes cannot know where the next message ends.
   *
   * @param messageBytes the size of each message
   */
  default long overshoot(int messageBytes) {
    return 0;
  }

  /**
   * How many messages the inbound queue may hold without overshoot. A transport without a wire,
   * which makes one queue of two, adds the marks.
   */
  default long inboundMark(int sendMark, int receiveMark) {
    return receiveMark;
  }

  /** The most payload bytes that may be under way between two queues: kernel buffers, mostly. */
  default long bytesUnderWay() {
    return 32L << 20;
  }

  /** The context of the running test. */
  Context context();

  /** A socket with the default options. */
  default KitSocket open() {
    return open(options -> {});
  }

  /** A socket. */
  default KitSocket open(Consumer<Options> settings) {
    return KitSocket.open(context(), settings);
  }

  /** A socket that is connected to {@code endpoint} and joined. */
  default KitSocket connected(Endpoint endpoint) throws InterruptedException {
    return connected(endpoint, options -> {});
  }

  /** A socket that is connected to {@code endpoint} and joined. */
  default KitSocket connected(Endpoint endpoint, Consumer<Options> settings)
      throws InterruptedException {
    KitSocket socket = open(settings);
    socket.connect(endpoint);
    return socket.joined(1);
  }
}
