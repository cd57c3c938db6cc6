package io.skein.perf.parts;

import io.skein.message.Message;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.socket.Context;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A message through two sockets over inproc, sent and received by one thread: no wake-ups. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class InprocBenchmark {
  private final byte[] payload = new byte[100];
  private final Message message = Message.wrap(payload);
  private final ByteBuffer buffer = ByteBuffer.allocate(payload.length);
  private Context context;
  private PullSocket pull;
  private PushSocket push;

  /** A PUSH that a PULL has joined. */
  @Setup
  public void open() throws InterruptedException {
    context = Context.create();
    pull = PullSocket.open(context);
    push = PushSocket.open(context);
    push.connect(pull.bind("inproc://benchmark"));
    push.awaitPeers(1, Duration.ofSeconds(10));
  }

  @Benchmark
  public Message sendAndReceive() throws InterruptedException {
    push.send(message);
    return pull.receive();
  }

  /** Copied out: the message and its array are over then. */
  @Benchmark
  public int sendAndReceiveIntoABuffer() throws InterruptedException {
    push.send(message);
    return pull.receive(buffer.clear());
  }

  @Benchmark
  public Optional<Message> trySendAndTryReceive() {
    push.trySend(message);
    return pull.tryReceive();
  }

  /** Ends both sockets and all threads. */
  @TearDown
  public void close() {
    context.close();
  }
}
