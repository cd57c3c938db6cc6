package io.skein.perf.tool;

import io.skein.perf.library.Kind;
import io.skein.perf.library.Library;
import io.skein.perf.library.Plug;

/**
 * Keeps a publisher from dropping, in every library alike and with default options: the subscribers
 * give one credit for each chunk that the last of them has received, and no more messages are on
 * their way than any high-water mark allows.
 */
final class Credit implements AutoCloseable {
  /** Messages for one credit. */
  static final int CHUNK = 150;

  /**
   * Messages on their way at most. The default marks are 1000, and a ZeroMQ writer hears of what
   * was read only after half of them.
   */
  private static final int WINDOW = 450;

  private static final int PROBE_PAUSE_MILLIS = 10;

  private final Plug pull;
  private long published;
  private long credited;

  Credit(Library library, String dataEndpoint) {
    pull = library.open(Kind.PULL);
    pull.bind(beside(dataEndpoint));
  }

  /** Where credit goes: the port after that of the data. */
  static String beside(String endpoint) {
    int colon = endpoint.lastIndexOf(':');
    if (!endpoint.startsWith("tcp://")) {
      return endpoint + ".credit";
    }
    int port = Integer.parseInt(endpoint.substring(colon + 1));
    return endpoint.substring(0, colon + 1) + (port + 1);
  }

  /** Whether the subscribers have all said that they hear the publisher. */
  boolean isReady() throws InterruptedException {
    return pull.receive(PROBE_PAUSE_MILLIS) != null;
  }

  /** Waits until one more message may be published. */
  void take() throws InterruptedException {
    while (published - credited >= WINDOW) {
      pull.receive();
      credited += CHUNK;
    }
    published++;
  }

  /** Waits until the subscribers have given the last credit. */
  void takeAll() throws InterruptedException {
    while (credited < published) {
      pull.receive();
      credited += CHUNK;
    }
  }

  @Override
  public void close() {
    pull.close();
  }

  /** The subscribers' side. */
  static Plug giver(Library library, String dataEndpoint) {
    Plug push = library.open(Kind.PUSH);
    push.connect(beside(dataEndpoint));
    return push;
  }
}
