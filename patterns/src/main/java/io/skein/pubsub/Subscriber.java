package io.skein.pubsub;

import io.skein.pipe.Pipe;
import io.skein.routing.FanOut;

/**
 * One that holds prefixes in a {@link TopicTrie}: a peer of a publisher, or a SUB's application.
 */
final class Subscriber {
  /** Where its copies go; null for an application. */
  final Pipe pipe;

  /** Its place in the fan-out, while it holds a prefix. */
  FanOut.Target target;

  /** What it holds; the head of a list. */
  Holding holdings;

  /** How many different prefixes that is. */
  int held;

  Subscriber(Pipe pipe) {
    this.pipe = pipe;
  }
}
