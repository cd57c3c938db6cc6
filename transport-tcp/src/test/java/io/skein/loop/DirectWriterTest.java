package io.skein.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Message;
import io.skein.pipe.Errands;
import io.skein.pipe.HighWaterMark;
import io.skein.pipe.Lane;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which messages a sender writes itself. */
class DirectWriterTest implements DirectWriter.Fallback {
  private static final long MOMENT_NANOS = 9_000;
  private static final long WHILE_NANOS = 10_000;

  private final LoopContext context = new LoopContext();
  private final EventLoop loop = new EventLoop(context, "test");
  private final Workbench loopsBench = new Workbench(0, new SpareBuffers());
  private final FakeStream stream = new FakeStream();
  private final Lane outboundLane = new Lane(HighWaterMark.ofMessages(100));
  private InboundDriver inbound;
  private OutboundDriver outbound;
  private DirectWriter writer;
  private int asked;
  private Throwable failure;

  @BeforeEach
  void joined() throws Exception {
    Engines engines = Engines.shaken();
    inbound = new InboundDriver(stream, engines.left.inbound(), errands -> {});
    engines.open(engines.left, inbound);
    outbound = new OutboundDriver(stream, engines.left, errands -> writer.rung(errands));
    writer = new DirectWriter(loop, this, outbound, inbound);
    inbound.open(new Lane(HighWaterMark.ofMessages(100)));
    outbound.open(outboundLane);
    outbound.drive(loopsBench);
    writer.open();
  }

  @AfterEach
  void end() {
    loop.stop();
  }

  @Override
  public void askForWrite() {
    asked++;
  }

  @Override
  public void writingFailed(Throwable cause) {
    failure = cause;
  }

  /** As the end of a turn does. */
  private void send(int count, boolean mayDrive) {
    for (int i = 0; i < count; i++) {
      outboundLane.put(Message.of("m"));
    }
    Errands errands = new Errands(mayDrive);
    outboundLane.ringReader(errands);
    errands.runAll();
  }

  private void assertWritten(int writes, int asks) {
    assertEquals(writes, stream.written.size());
    assertEquals(asks, asked);
  }

  @Test
  void shouldWriteAMessageThatComesAlone() {
    send(1, true);
    assertWritten(1, 0);
    assertTrue(outboundLane.readerSleeps(), "the bell is armed again");
    context.now.addAndGet(WHILE_NANOS);
    send(1, true);
    assertWritten(2, 0);
  }

  @Test
  void shouldLeaveTheSecondOfABurstToTheLoop() {
    send(1, true);
    context.now.addAndGet(MOMENT_NANOS);
    send(1, true);
    assertWritten(1, 1);
  }

  /** Who sends to many peers in turn writes to none of them itself. */
  @Test
  void shouldLeaveToTheLoopWhatFollowsAWriteToAnotherPeer() {
    Workbenches benches = loop.benches();
    benches.giveBack(benches.borrow(), context.now.get());
    context.now.addAndGet(MOMENT_NANOS);
    send(1, true);
    assertWritten(0, 1);
  }

  @Test
  void shouldLeaveWhatCameWithOthersToTheLoop() {
    send(2, true);
    assertWritten(0, 1);
  }

  @Test
  void shouldWriteAtOnceWhatFollowsAnAnswer() throws Exception {
    send(1, true);
    stream.incoming = ByteBuffer.wrap(new byte[] {0, 1, 'a'});
    inbound.drive(loopsBench);
    send(1, true);
    assertWritten(2, 0);
  }

  @Test
  void shouldLeaveItToTheLoopWhenTheThreadHasMoreToDo() {
    send(1, false);
    assertWritten(0, 1);
  }

  @Test
  void shouldLeaveToTheLoopWhatTheChannelDoesNotTake() {
    stream.takes = 1;
    send(1, true);
    assertWritten(1, 1);
  }

  @Test
  void shouldPassOnThatTheChannelIsBroken() {
    stream.broken = true;
    send(1, true);
    assertSame(IOException.class, failure.getClass());
  }

  @Test
  void shouldWriteNothingAfterTheEnd() {
    writer.close();
    send(1, true);
    assertWritten(0, 1);
  }
}
