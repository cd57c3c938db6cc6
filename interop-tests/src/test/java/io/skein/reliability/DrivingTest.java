package io.skein.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Endpoint;
import io.skein.message.Message;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.reqrep.RepSocket;
import io.skein.reqrep.ReqSocket;
import io.skein.socket.Context;
import io.skein.testkit.Await;
import io.skein.testkit.Background;
import io.skein.transport.NanoClock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Threads that send and receive move their messages themselves: their event loops stand still. */
class DrivingTest {
  private final HoldingClock clock = new HoldingClock();
  private final Context near = Context.builder().clock(clock).build();
  private final Context far = Context.builder().clock(clock).build();

  @AfterEach
  void close() {
    clock.release();
    near.close();
    far.close();
  }

  @Test
  void shouldReadAndWriteWithoutTheLoops() throws Exception {
    try (RepSocket server = RepSocket.open(far);
        ReqSocket client = ReqSocket.open(near)) {
      client.connect(server.bind("tcp://127.0.0.1:*"));
      client.send(Message.of("0"));
      server.send(server.receive());
      client.receive();
      holdTheLoops();
      for (int i = 1; i <= 100; i++) {
        client.send(Message.of("" + i));
        server.send(read(server::receive));
        assertEquals("" + i, read(client::receive).text());
      }
    }
  }

  /** A sender that finds the lane full writes what is in it; the rest is the loop's business. */
  @Test
  void shouldWriteAFullLane() throws Exception {
    int mark = 10;
    int count = 1000;
    try (PullSocket sink = PullSocket.open(far);
        PushSocket source = PushSocket.open(near, o -> o.sendHighWaterMark(mark))) {
      Endpoint endpoint = sink.bind("tcp://127.0.0.1:*");
      source.connect(endpoint);
      source.send("first");
      sink.receive();
      holdTheLoops();
      for (int i = 0; i < count; i++) {
        source.send("" + i);
      }
      for (int i = 0; i < count - mark; i++) {
        assertEquals("" + i, read(sink::receive).text());
      }
      clock.release();
      for (int i = count - mark; i < count; i++) {
        assertEquals("" + i, sink.receive().text());
      }
    }
  }

  /** The end of a stream of full lanes, which nobody rings the loop for, leaves all the same. */
  @Test
  void shouldLeaveNothingOfAStreamBehind() throws Exception {
    try (PullSocket sink = PullSocket.open(far);
        PushSocket source = PushSocket.open(near)) {
      source.connect(sink.bind("tcp://127.0.0.1:*"));
      for (int round = 0; round < 20; round++) {
        int count = 10_000 + round;
        Background<Void> sending =
            Background.run(
                "sender",
                () -> {
                  for (int i = 0; i < count; i++) {
                    source.send("" + i);
                  }
                });
        for (int i = 0; i < count; i++) {
          assertEquals("" + i, sink.receive().text());
        }
        sending.result();
      }
    }
  }

  private interface Receiver {
    Optional<Message> receive(Duration timeout) throws InterruptedException;
  }

  /** Bytes may need a moment to arrive, and nobody wakes a thread that parks for them. */
  private static Message read(Receiver receiver) throws InterruptedException {
    long deadlineNanos = System.nanoTime() + Await.DEADLINE.toNanos();
    Optional<Message> message = Optional.empty();
    while (message.isEmpty()) {
      assertTrue(deadlineNanos - System.nanoTime() > 0, "A message was written, and is not read");
      message = receiver.receive(Duration.ofMillis(1));
    }
    return message.get();
  }

  /** A loop that is woken asks for the time, and gets no answer. */
  private void holdTheLoops() throws InterruptedException {
    clock.hold();
    for (Context context : new Context[] {near, far}) {
      Background.run("nudge", () -> PullSocket.open(context).bind("tcp://127.0.0.1:*"));
    }
    Await.until("both loops stand still", () -> clock.held.getCount() == 0);
  }

  private static final class HoldingClock implements NanoClock {
    private final CountDownLatch held = new CountDownLatch(2);
    private volatile CountDownLatch released = new CountDownLatch(0);

    @Override
    public long nanoTime() {
      if (released.getCount() > 0 && Thread.currentThread().getName().contains("-loop-")) {
        held.countDown();
        awaitRelease();
      }
      return System.nanoTime();
    }

    private void awaitRelease() {
      try {
        released.await();
      } catch (InterruptedException e) {
        throw new AssertionError("Nobody interrupts a loop", e);
      }
    }

    void hold() {
      released = new CountDownLatch(1);
    }

    void release() {
      released.countDown();
    }
  }
}
