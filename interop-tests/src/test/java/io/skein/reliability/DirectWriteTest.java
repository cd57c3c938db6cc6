package io.skein.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.reqrep.RepSocket;
import io.skein.reqrep.ReqSocket;
import io.skein.socket.Context;
import io.skein.testkit.Await;
import io.skein.testkit.Background;
import io.skein.transport.NanoClock;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A thread that sends now and then writes its message itself; a stream is the loop's. */
class DirectWriteTest {
  private final HoldingClock clock = new HoldingClock();
  private final Context near = Context.builder().clock(clock).build();
  private final Context far = Context.create();

  @AfterEach
  void close() {
    clock.release();
    near.close();
    far.close();
  }

  @Test
  void shouldWriteAMessageAlthoughTheLoopStandsStill() throws Exception {
    try (PullSocket sink = PullSocket.open(far);
        PushSocket source = PushSocket.open(near)) {
      source.connect(sink.bind("tcp://127.0.0.1:*"));
      source.send("first");
      sink.receive();
      holdTheLoop();
      source.send("second");
      assertEquals("second", sink.receive().text());
    }
  }

  /** Whoever writes last, a sender or the loop, nothing stays behind when the stream ends. */
  @Test
  void shouldLeaveNothingOfABurstBehind() throws Exception {
    try (PullSocket sink = PullSocket.open(far);
        PushSocket source = PushSocket.open(near)) {
      source.connect(sink.bind("tcp://127.0.0.1:*"));
      for (int size = 1; size < 2_000; size += size / 3 + 1) {
        int count = size;
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

  /**
   * Senders write while the loop writes, reads, is blocked and closes: each reply is the right one.
   */
  @Test
  void shouldAnswerManyThreadsThroughOneConnection() throws Exception {
    try (RepSocket server = RepSocket.open(far);
        ReqSocket client = ReqSocket.open(near)) {
      client.connect(server.bind("tcp://127.0.0.1:*"));
      Background<Void> serving =
          Background.run(
              "server",
              () -> {
                for (int i = 0; i < 4 * 500; i++) {
                  server.send(server.receive());
                }
              });
      Background<?>[] asking = new Background<?>[4];
      for (int t = 0; t < asking.length; t++) {
        int thread = t;
        asking[t] =
            Background.run(
                "client",
                () -> {
                  for (int i = 0; i < 500; i++) {
                    String question = thread + " asks " + i;
                    assertEquals(question, client.request(question).text());
                  }
                });
      }
      for (Background<?> one : asking) {
        one.result();
      }
      serving.result();
    }
  }

  /** A loop that is woken asks for the time, and gets no answer. */
  private void holdTheLoop() throws InterruptedException {
    clock.hold();
    Background.run("nudge", () -> PullSocket.open(near).bind("tcp://127.0.0.1:*"));
    Await.until("the loop stands still", () -> clock.held.getCount() == 0);
  }

  private static final class HoldingClock implements NanoClock {
    private final CountDownLatch held = new CountDownLatch(1);
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
