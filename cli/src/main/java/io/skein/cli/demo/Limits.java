package io.skein.cli.demo;

import java.time.Duration;

/** What bounds the memory and the patience of every process. */
final class Limits {
  static final int READERS = 2;
  static final int WORKERS = 4;

  /** Processes that acknowledge the end: readers, workers and the parent. */
  static final int FOLLOWERS = READERS + WORKERS + 1;

  /** Batches that may wait for one worker, on either side. */
  static final int BATCHES = 16;

  /** Messages with counts that may wait, on either side. */
  static final int COUNTS = 4;

  /** News that may wait for one process; old news are of no use. */
  static final int NEWS = 100;

  /** Different words, and their bytes, that a worker collects before it tells the sink. */
  static final int WORDS = 16_384;

  static final int WORD_BYTES = 1 << 18;

  /** Different words, and their bytes, that the sink keeps in memory; the others go to files. */
  static final int SINK_WORDS = 1 << 19;

  static final int SINK_WORD_BYTES = 1 << 24;

  /** Letters in the tree of the second count: some million different words. */
  static final int NODES = 1 << 22;

  /** How long a worker keeps counts to itself, and the sink its progress. */
  static final Duration BEAT = Duration.ofMillis(100);

  /** How long a process may take to get rid of its last message. */
  static final Duration LINGER = Duration.ofSeconds(60);

  private Limits() {}
}
