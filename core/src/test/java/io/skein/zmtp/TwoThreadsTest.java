package io.skein.zmtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.message.Subscription;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** In TRAFFIC each half is driven by a thread of its own. */
class TwoThreadsTest {
  private static final int ROUNDS = 100_000;

  @Test
  void shouldDriveTheHalvesIndependently() throws InterruptedException {
    Conversation pair = Conversation.inTraffic(SocketType.PAIR, SocketType.PAIR, 1);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    byte[] round = Hex.bytes("04 08 04 'PING' 0000 'c'  01 01 'A' 00 01 'B'");
    Thread reader =
        new Thread(
            () -> {
              ByteBuffer bytes = Conversation.direct(round);
              try {
                for (int i = 0; i < ROUNDS; i++) {
                  pair.engine.inbound().feed(bytes.clear());
                }
              } catch (ZmtpException | RuntimeException e) {
                failure.set(e);
              }
            });
    reader.start();
    Counter counter = new Counter();
    ByteBuffer target = ByteBuffer.allocateDirect(1000);
    while (counter.sent < ROUNDS || reader.isAlive() || pair.engine.outbound().hasOwn()) {
      pair.engine.outbound().fill(target.clear(), counter);
      pair.engine.heartbeat().bytesWritten();
    }
    reader.join();
    assertNull(failure.get());
    assertEquals(ROUNDS, pair.messages.size());
    assertEquals(Message.of("A", "B"), pair.messages.get(ROUNDS - 1));
    assertEquals(ROUNDS, counter.sent);
    long pongs = counter.bytes(pair) - (long) ROUNDS * 3;
    assertEquals(0, pongs % 8, "PONGs are whole");
    assertTrue(pongs > 0 && pongs <= ROUNDS * 8L);
  }

  private static final class Counter implements Outgoing {
    private final Message message = Message.of("A");
    private int sent;
    private long offset;

    @Override
    public Message pollMessage() {
      return sent < ROUNDS ? message : null;
    }

    @Override
    public Subscription pollSubscription() {
      return null;
    }

    @Override
    public void encoded(long endOffset) {
      sent++;
      offset = endOffset;
    }

    /** Bytes filled in TRAFFIC: one more message tells the offset of everything before it. */
    long bytes(Conversation pair) {
      pair.toSend.add(message);
      pair.output();
      long end = pair.encodedOffsets.get(0);
      assertTrue(end > offset);
      return end - 3 - 64 - Hex.bytes(Conversation.ready("PAIR")).length;
    }
  }
}
