package io.skein.perf.parts;

import io.skein.message.Message;
import io.skein.pipe.HighWaterMark;
import io.skein.pipe.Lane;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Control;

/** What a lane costs: both ends in one thread, and each in a thread of its own. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LaneBenchmark {

  /** One lane and a message that goes through it again and again. */
  @State(Scope.Group)
  public static class Shared {
    final Lane lane = new Lane(HighWaterMark.ofMessages(1000));
    final Message message = Message.wrap(new byte[100]);

    /** The next iteration begins with an empty lane. */
    @TearDown(Level.Iteration)
    public void empty() {
      while (lane.take() != null) {
        // Thrown away.
      }
    }
  }

  @Benchmark
  @Group("oneThread")
  public Message offerAndTake(Shared shared) {
    shared.lane.offer(shared.message);
    return shared.lane.take();
  }

  @Benchmark
  @Group("twoThreads")
  public void offer(Shared shared, Control control) {
    while (!shared.lane.offer(shared.message) && !control.stopMeasurement) {
      Thread.onSpinWait();
    }
  }

  @Benchmark
  @Group("twoThreads")
  public Message take(Shared shared, Control control) {
    Message message = shared.lane.take();
    while (message == null && !control.stopMeasurement) {
      Thread.onSpinWait();
      message = shared.lane.take();
    }
    return message;
  }
}
