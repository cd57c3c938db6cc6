package io.skein.pubsub;

import io.skein.message.Frame;
import io.skein.message.Message;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Matching a topic among many prefixes. In this package because the trie is for nobody else; the
 * benchmarks run on the class path.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TopicTrieBenchmark {
  private static final int TOPICS = 1024;

  /** Different prefixes of 20 bytes. */
  @Param({"10", "1000", "100000", "1000000"})
  public int prefixes;

  private final TopicTrie trie = new TopicTrie();
  private final Subscriber subscriber = new Subscriber(null);
  private final Message[] topics = new Message[TOPICS];
  private int next;

  /** Every topic asked for is one that somebody wants, spread over all. */
  @Setup
  public void subscribe() {
    for (int i = 0; i < prefixes; i++) {
      trie.subscribe(subscriber, Frame.wrap(topic(i)));
    }
    for (int i = 0; i < TOPICS; i++) {
      topics[i] = Message.wrap(topic((int) ((long) i * prefixes / TOPICS)));
    }
  }

  private static byte[] topic(long index) {
    long number = index * 2_654_435_761L % 10_000_000_000_000L;
    return String.format("quotes/%013d", number).getBytes(StandardCharsets.US_ASCII);
  }

  @Benchmark
  public boolean match() {
    return trie.matches(topics[next++ & (TOPICS - 1)]);
  }

  @Benchmark
  public TopicTrie.Cancelled subscribeAndCancel() {
    Frame prefix = topics[next++ & (TOPICS - 1)].first();
    trie.subscribe(subscriber, prefix);
    return trie.cancel(subscriber, prefix);
  }
}
