package io.skein.socket;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A turn in a socket and a letter in its mailbox. In this package because the mailbox is for nobody
 * else; the benchmarks run on the class path.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MailboxBenchmark {
  private long decisions;
  private final Turn turn = new Turn(() -> false);
  private final Runnable letter = () -> decisions++;

  @Benchmark
  public long turnTaken() {
    turn.enter();
    try {
      return decisions++;
    } finally {
      turn.leave();
    }
  }

  @Benchmark
  public void letterPosted() {
    turn.post(letter);
  }

  @Benchmark
  @Threads(2)
  public void letterPostedByTwo() {
    turn.post(letter);
  }
}
