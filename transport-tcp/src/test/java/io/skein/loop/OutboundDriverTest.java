package io.skein.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Message;
import io.skein.message.Subscription;
import io.skein.pipe.Errands;
import io.skein.pipe.HighWaterMark;
import io.skein.pipe.Lane;
import io.skein.zmtp.Incoming;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboundDriverTest {
  private final Workbench bench = new Workbench(0, new SpareBuffers());
  private final FakeStream stream = new FakeStream();
  private final Lane lane = new Lane(HighWaterMark.ofMessages(100));
  private final List<Message> arrived = new ArrayList<>();
  private final Engines engines = new Engines();
  private OutboundDriver driver;
  private int rings;

  @BeforeEach
  void joined() throws Exception {
    // The driver takes part in the handshake: offsets count from the connection's first byte.
    driver = new OutboundDriver(stream, engines.left, errands -> rings++);
    for (int i = 0; i < 4; i++) {
      assertEquals(Outcome.IDLE, driver.drive(bench));
      deliver();
      Engines.move(engines.right, engines.left);
    }
    engines.open(engines.left, null);
    engines.open(
        engines.right,
        new Incoming() {
          @Override
          public void message(Message message) {
            arrived.add(message);
          }

          @Override
          public void subscription(Subscription subscription) {}
        });
    driver.open(lane);
  }

  private void deliver() throws Exception {
    for (byte[] bytes = stream.written.poll(); bytes != null; bytes = stream.written.poll()) {
      engines.right.inbound().feed(ByteBuffer.wrap(bytes));
    }
  }

  @Test
  void shouldArmTheBellOnlyWhenTheLaneIsDry() throws Exception {
    lane.put(Message.of("a"));
    assertFalse(lane.readerSleeps());
    assertEquals(Outcome.IDLE, driver.drive(bench));
    assertTrue(lane.readerSleeps());
    lane.put(Message.of("b"));
    Errands errands = new Errands();
    lane.ringReader(errands);
    errands.runAll();
    assertEquals(1, rings);
    assertEquals(Outcome.IDLE, driver.drive(bench));
    deliver();
    assertEquals(List.of(Message.of("a"), Message.of("b")), arrived);
    assertEquals(0, lane.size());
  }

  @Test
  void shouldPackManyMessagesIntoOneWrite() throws Exception {
    for (int i = 0; i < 50; i++) {
      lane.put(Message.of("message " + i));
    }
    driver.drive(bench);
    assertEquals(1, stream.written.size());
    deliver();
    assertEquals(50, arrived.size());
  }

  @Test
  void shouldReleaseAMessageWhenItsLastByteIsTaken() throws Exception {
    lane.put(Message.of("12345678")); // ten bytes each on the wire
    lane.put(Message.of("abcdefgh"));
    stream.takes = 9;
    assertEquals(Outcome.BLOCKED, driver.drive(bench));
    assertEquals(2, lane.size());
    assertTrue(driver.isBlocked());
    stream.takes = 1;
    assertEquals(Outcome.BLOCKED, driver.drive(bench));
    assertEquals(1, lane.size());
    assertEquals(8, lane.byteSize());
    stream.takes = 9;
    driver.drive(bench);
    assertEquals(1, lane.size());
    stream.takes = 100;
    assertEquals(Outcome.IDLE, driver.drive(bench));
    assertEquals(0, lane.size());
    assertFalse(driver.isBlocked());
    deliver();
    assertEquals(List.of(Message.of("12345678"), Message.of("abcdefgh")), arrived);
  }

  @Test
  void shouldWakeASenderThatFoundNoRoom() throws Exception {
    lane.mark(HighWaterMark.ofMessages(1));
    lane.roomBell().onRing(errands -> rings += 100);
    assertTrue(lane.offer(Message.of("a")));
    assertFalse(lane.offer(Message.of("b")));
    assertTrue(lane.armRoomBell());
    driver.drive(bench);
    assertEquals(100, rings);
  }

  @Test
  void shouldCarryLargeMessagesThroughANarrowChannel() throws Exception {
    Random random = new Random(3);
    List<Message> sent = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      byte[] large = new byte[random.nextInt(1_000_000)];
      random.nextBytes(large);
      Message message = Message.of(large, "rest".getBytes());
      sent.add(message);
      lane.put(message);
    }
    Outcome outcome = Outcome.BUSY;
    while (outcome != Outcome.IDLE) {
      stream.takes = random.nextInt(100_000);
      outcome = driver.drive(bench);
    }
    deliver();
    assertEquals(sent, arrived);
    assertEquals(0, lane.size());
  }

  @Test
  void shouldGiveBackInOrderWhatDidNotLeaveWhole() throws Exception {
    for (int i = 0; i < 10; i++) {
      lane.put(Message.of("number " + i)); // ten bytes each
    }
    stream.takes = 35;
    driver.drive(bench);
    stream.broken = true;
    assertThrows(IOException.class, () -> driver.drive(bench));
    driver.close();
    assertEquals(7, lane.size());
    for (int i = 3; i < 10; i++) {
      assertEquals(Message.of("number " + i), lane.take());
    }
    assertNull(lane.take());
    assertEquals(0, lane.size());
  }

  @Test
  void shouldNotDriveAfterItsEnd() throws Exception {
    driver.close();
    lane.put(Message.of("late"));
    assertEquals(Outcome.ELSEWHERE, driver.drive(bench));
    assertEquals(1, lane.size());
  }
}
