package io.skein.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Message;
import io.skein.message.Subscription;
import io.skein.pipe.Errands;
import io.skein.pipe.HighWaterMark;
import io.skein.pipe.Lane;
import io.skein.zmtp.Outgoing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InboundDriverTest {
  private final Workbench bench = new Workbench(0, new SpareBuffers());
  private final FakeStream stream = new FakeStream();
  private final Lane lane = new Lane(HighWaterMark.ofMessages(1000));
  private Engines engines;
  private InboundDriver driver;
  private int rings;

  @BeforeEach
  void joined() throws Exception {
    engines = Engines.shaken();
    driver = new InboundDriver(stream, engines.left.inbound(), errands -> rings++);
    engines.open(engines.left, driver);
    engines.open(engines.right, null);
  }

  /** So many messages of {@code size} bytes on the wire, headers included. */
  private static ByteBuffer messages(Engines engines, int count, int size) {
    ByteBuffer bytes = ByteBuffer.allocate(count * size);
    int header = size > 257 ? 9 : 2;
    Iterator<Message> all =
        IntStream.range(0, count)
            .mapToObj(i -> Message.of(String.format("%0" + (size - header) + "d", i)))
            .iterator();
    engines
        .right
        .outbound()
        .fill(
            bytes,
            new Outgoing() {
              @Override
              public Message pollMessage() {
                return all.hasNext() ? all.next() : null;
              }

              @Override
              public Subscription pollSubscription() {
                return null;
              }

              @Override
              public void encoded(long endOffset) {}
            });
    return bytes.flip();
  }

  private void assertTakes(int from, int to) {
    for (int i = from; i < to; i++) {
      assertEquals(i, Integer.parseInt(lane.take().text()));
    }
  }

  private void ringWriter() {
    Errands errands = new Errands();
    lane.ringWriter(errands);
    errands.runAll();
  }

  @Test
  void shouldReadUntilTheChannelIsDryAndRingOnce() throws Exception {
    int[] readerRings = new int[1];
    lane.readerBell().onRing(errands -> readerRings[0]++);
    assertTrue(lane.armMessageBell());
    driver.open(lane);
    stream.incoming = messages(engines, 500, 100);
    assertEquals(Outcome.IDLE, lastOutcome(driver));
    assertEquals(1, readerRings[0]);
    assertEquals(500, lane.size());
    assertEquals(50_000, driver.bytesRead());
    assertTakes(0, 500);
  }

  @Test
  void shouldGiveOthersTheirTurn() throws Exception {
    driver.open(lane);
    stream.incoming = messages(engines, 900, 5_000);
    assertEquals(Outcome.BUSY, driver.drive(bench));
  }

  @Test
  void shouldStopAtTheMarkAndGoOnAtHalf() throws Exception {
    lane.mark(HighWaterMark.ofMessages(10));
    driver.open(lane);
    stream.incoming = messages(engines, 400, 1_000);
    assertEquals(Outcome.BLOCKED, lastOutcome(driver));
    assertTrue(driver.isBlocked());
    assertTrue(lane.size() >= 10 && lane.size() <= 10 + 8, "size " + lane.size());
    assertTrue(stream.largestRead <= 10_000, "read " + stream.largestRead);
    int held = (int) lane.size();
    assertTakes(0, held - 6);
    ringWriter();
    assertEquals(0, rings);
    assertTakes(held - 6, held - 5);
    ringWriter();
    assertEquals(1, rings);
    int reads = stream.reads;
    driver.drive(bench);
    assertTrue(stream.reads > reads);
    assertTakes(held - 5, held);
  }

  /**
   * Of messages of one size no more than 8 KiB hold come above the mark, or one where that is less,
   * from the first read on, also when some came before the answer.
   */
  @ParameterizedTest
  @CsvSource({
    "1,10,0",
    "2,10,0",
    "3,10,0",
    "1000,10,0",
    "1,10,9000",
    "1000,10,9000",
    "5000,10,100",
    "1,1000,0",
    "1000,1000,0",
    "7,9000,0",
    "1,20000,0",
    "3,20000,20000",
    "20,20000,9000",
  })
  void shouldStopSoonAboveTheMark(int mark, int size, int early) throws Exception {
    Engines fresh = Engines.shaken();
    fresh.open(fresh.right, null);
    ByteBuffer all = messages(fresh, 20 * (mark + 8192 / size + 2), size);
    InboundDriver slow = new InboundDriver(stream, fresh.left.inbound(), errands -> {});
    stream.incoming = all.slice(0, early);
    lastOutcome(slow);
    fresh.open(fresh.left, slow);
    lane.mark(HighWaterMark.ofMessages(mark));
    slow.open(lane);
    stream.incoming = all.position((int) slow.bytesRead());
    long longest = mark + Math.max(1, 8192 / size);
    int next = 0;
    for (int i = 0; i < 20; i++) {
      assertEquals(Outcome.BLOCKED, lastOutcome(slow));
      int held = (int) lane.size();
      assertTrue(held >= mark && held <= longest, held + " held, round " + i);
      int takes = i % 2 == 0 ? held - mark / 2 : held;
      assertTakes(next, next + takes);
      next += takes;
    }
  }

  /** The most that one read ever brings, when sizes change from large to small. */
  @Test
  void shouldAskForNoMoreThanABufferWhateverCame() throws Exception {
    driver.open(lane);
    stream.incoming = messages(engines, 100, 50_000);
    lastOutcome(driver);
    assertTakes(0, 100);
    stream.incoming = messages(engines, 100_000, 12);
    assertEquals(Outcome.BLOCKED, lastOutcome(driver));
    assertEquals(Workbench.READ_SIZE, stream.largestRead);
    assertTrue(lane.size() <= 1000 + Workbench.READ_SIZE / 12, "size " + lane.size());
  }

  private Outcome lastOutcome(InboundDriver driver) throws Exception {
    Outcome outcome = Outcome.BUSY;
    while (outcome == Outcome.BUSY) {
      outcome = driver.drive(bench);
    }
    return outcome;
  }

  @Test
  void shouldNotReadForAFullLane() throws Exception {
    lane.mark(HighWaterMark.ofMessages(3));
    lane.put(Message.of("a"));
    lane.put(Message.of("b"));
    lane.put(Message.of("c"));
    driver.open(lane);
    stream.incoming = messages(engines, 1, 100);
    assertEquals(Outcome.BLOCKED, driver.drive(bench));
    assertEquals(0, stream.reads);
    assertEquals(Outcome.IDLE, driver.look(bench));
    assertEquals(1, stream.reads);
    assertTrue(driver.isBlocked());
    assertEquals(4, lane.size());
  }

  @Test
  void shouldStopAtAMarkInBytes() throws Exception {
    lane.mark(new HighWaterMark(0, 50_000));
    driver.open(lane);
    stream.incoming = messages(engines, 400, 1_000);
    assertEquals(Outcome.BLOCKED, lastOutcome(driver));
    assertTrue(lane.byteSize() >= 50_000 && lane.byteSize() < 60_000, "" + lane.byteSize());
  }

  @Test
  void shouldDeliverWhatCameBeforeTheEnd() throws Exception {
    driver.open(lane);
    stream.incoming = messages(engines, 3, 100);
    stream.atEnd = true;
    assertEquals(Outcome.IDLE, driver.drive(bench));
    assertEquals(Outcome.CLOSED, driver.drive(bench));
    assertTakes(0, 3);
    assertFalse(driver.closedCause().contains("middle"));
  }

  @Test
  void shouldSayThatTheEndCameInsideAMessage() throws Exception {
    driver.open(lane);
    stream.incoming = messages(engines, 1, 100).limit(99);
    stream.atEnd = true;
    driver.drive(bench);
    assertEquals(Outcome.CLOSED, driver.drive(bench));
    assertTrue(driver.closedCause().contains("middle"));
  }

  @Test
  void shouldKeepWhatCameBeforeTheAnswer() throws Exception {
    Engines fresh = Engines.shaken();
    fresh.open(fresh.right, null);
    InboundDriver early = new InboundDriver(stream, fresh.left.inbound(), errands -> {});
    stream.incoming = messages(fresh, 3_000, 100);
    assertEquals(Outcome.BLOCKED, lastOutcome(early));
    assertTrue(early.hasKept());
    long kept = early.bytesRead();
    assertEquals(8 << 10, kept);
    fresh.open(fresh.left, early);
    early.open(lane);
    stream.broken = true; // what was kept is delivered all the same
    assertThrows(IOException.class, () -> early.drive(bench));
    assertFalse(early.hasKept() && lane.size() == 0);
    assertTakes(0, (int) (kept / 100));
  }
}
