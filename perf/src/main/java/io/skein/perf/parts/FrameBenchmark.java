package io.skein.perf.parts;

import io.skein.message.Endpoint;
import io.skein.message.Message;
import io.skein.message.Peer;
import io.skein.message.RoutingId;
import io.skein.message.SocketType;
import io.skein.message.Subscription;
import io.skein.security.Mechanisms;
import io.skein.zmtp.EngineSettings;
import io.skein.zmtp.Incoming;
import io.skein.zmtp.Outgoing;
import io.skein.zmtp.Stage;
import io.skein.zmtp.ZmtpEngine;
import io.skein.zmtp.ZmtpException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Messages to bytes and back, by the engine of a connection whose handshake is done. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FrameBenchmark {
  private static final int MESSAGES = 128;

  /** Bytes of the one frame of a message. */
  @Param({"16", "100", "1000"})
  public int size;

  private ZmtpEngine sender;
  private ZmtpEngine receiver;
  private ByteBuffer buffer;
  private final Source source = new Source();
  private final Sink sink = new Sink();

  /** Gives the same message so many times. */
  private static final class Source implements Outgoing {
    private Message message;
    private int left;

    @Override
    public Message pollMessage() {
      return left-- > 0 ? message : null;
    }

    @Override
    public Subscription pollSubscription() {
      return null;
    }

    @Override
    public void encoded(long endOffset) {
      // The channel takes everything.
    }
  }

  /** Keeps the last message, so that none is optimized away. */
  private static final class Sink implements Incoming {
    private Message last;

    @Override
    public void message(Message message) {
      last = message;
    }

    @Override
    public void subscription(Subscription subscription) {
      throw new IllegalStateException("A PULL has no subscribers");
    }
  }

  /** Shakes hands, and fills the buffer that is decoded. */
  @Setup
  public void shakeHands() throws ZmtpException {
    source.message = Message.wrap(new byte[size]);
    buffer = ByteBuffer.allocateDirect(MESSAGES * (size + 9));
    sender = engine(SocketType.PUSH, false);
    receiver = engine(SocketType.PULL, true);
    Endpoint endpoint = Endpoint.parse("tcp://127.0.0.1:5555");
    while (sender.stage() != Stage.READY || receiver.stage() != Stage.READY) {
      pass(sender, receiver);
      pass(receiver, sender);
    }
    Peer peer = new Peer(1, SocketType.PUSH, RoutingId.of("peer"), endpoint, "127.0.0.1", Map.of());
    sender.open(peer, sink);
    receiver.open(peer, sink);
    encode();
  }

  private static ZmtpEngine engine(SocketType type, boolean bound) {
    EngineSettings settings =
        new EngineSettings(
            type,
            Optional.empty(),
            Mechanisms.none(),
            bound,
            Endpoint.parse("tcp://127.0.0.1:5555"),
            0,
            0,
            Map.of(),
            0,
            0,
            0,
            0);
    return new ZmtpEngine(settings, "127.0.0.1", () -> {});
  }

  private static void pass(ZmtpEngine from, ZmtpEngine to) throws ZmtpException {
    ByteBuffer bytes = ByteBuffer.allocate(1024);
    from.outbound().fill(bytes, null);
    to.inbound().feed(bytes.flip());
  }

  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public int encode() {
    source.left = MESSAGES;
    return sender.outbound().fill(buffer.clear(), source);
  }

  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public Message decode() throws ZmtpException {
    receiver.inbound().feed(buffer.rewind());
    return sink.last;
  }
}
