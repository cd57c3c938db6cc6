package io.skein.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.reqrep.RepSocket;
import io.skein.reqrep.ReqSocket;
import io.skein.socket.Context;
import io.skein.testkit.Background;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Senders and the loop write through one connection, now the one, now the other. */
class DirectWriteTest {
  private final Context near = Context.create();
  private final Context far = Context.create();

  @AfterEach
  void close() {
    near.close();
    far.close();
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
}
