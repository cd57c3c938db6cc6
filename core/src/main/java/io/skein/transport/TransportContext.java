package io.skein.transport;

import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * What a context lends to its transports. Time, randomness and names are given, never fetched, so
 * that tests of deadlines and delays run without waiting.
 */
public interface TransportContext {

  /** The time that deadlines are measured in. */
  NanoClock clock();

  /** Where random delays come from. Safe for any thread. */
  RandomGenerator random();

  /** How names become addresses. May block: never called on a loop. */
  Resolver resolver();

  /**
   * Where what may block is done (names, {@code close()} of a file): daemon threads of the context,
   * started when needed.
   */
  Executor helpers();

  /**
   * Does {@code work}, which must not block, when {@code deadlineNanos} of the clock has come, on a
   * daemon thread of the context that is there only while something is scheduled.
   */
  Scheduled schedule(long deadlineNanos, Runnable work);

  /** Something that is to be done later. */
  @FunctionalInterface
  interface Scheduled {
    /** It is not done, unless it is being done already. Any thread. */
    void cancel();
  }

  /** A daemon thread of this context, not yet started, whose name ends with {@code role}. */
  Thread newThread(String role, Runnable work);

  /** How many event loops a transport should run; at least 1. */
  int loops();

  /** A number that no other link of this context bears. */
  long nextLink();
}
