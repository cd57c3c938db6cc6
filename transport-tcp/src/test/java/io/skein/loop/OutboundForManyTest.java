package io.skein.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Frame;
import io.skein.message.Message;
import io.skein.message.Subscription;
import io.skein.pipe.HighWaterMark;
import io.skein.pipe.Lane;
import io.skein.zmtp.Incoming;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Drivers on one bench, whose lanes are given the same messages. */
class OutboundForManyTest {
  private final Workbench bench = new Workbench(0, new SpareBuffers());

  /** One connection, from its lane to what its peer has got. */
  static final class Side {
    final FakeStream stream = new FakeStream();
    final Lane lane = new Lane(HighWaterMark.ofMessages(0));
    final List<Message> arrived = new ArrayList<>();
    final Engines engines = new Engines();
    final OutboundDriver driver = new OutboundDriver(stream, engines.left, errands -> {});

    /** The driver takes part in the handshake: offsets count from the connection's first byte. */
    Side(Workbench bench, boolean forMany) throws Exception {
      for (int i = 0; i < 4; i++) {
        driver.drive(bench);
        engines.right.inbound().feed(ByteBuffer.wrap(written()));
        stream.written.clear();
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
      if (forMany) {
        lane.forMany();
      }
      driver.open(lane);
    }

    byte[] written() {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      stream.written.forEach(all::writeBytes);
      return all.toByteArray();
    }

    String text() {
      return new String(written(), StandardCharsets.ISO_8859_1);
    }

    void assertArrived(List<Message> sent) throws Exception {
      engines.right.inbound().feed(ByteBuffer.wrap(written()));
      assertEquals(sent, arrived);
      assertEquals(0, lane.size());
      assertEquals(0, lane.byteSize());
    }
  }

  private List<Side> sides(int count) throws Exception {
    List<Side> sides = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sides.add(new Side(bench, true));
    }
    return sides;
  }

  private static List<Message> publish(List<Side> to, int count, int bytes) {
    List<Message> messages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Message message = Message.of("number " + i + " ", ".".repeat(bytes));
      messages.add(message);
      to.forEach(side -> side.lane.put(message));
    }
    return messages;
  }

  @Test
  void shouldGiveAllTheSameBytesInOneWriteEach() throws Exception {
    List<Side> sides = sides(3);
    List<Message> sent = publish(sides, 50, 3);
    for (Side side : sides) {
      assertEquals(Outcome.IDLE, side.driver.drive(bench));
      assertEquals(1, side.stream.written.size());
      assertArrayEquals(sides.get(0).written(), side.written());
      side.assertArrived(sent);
    }
  }

  /** A byte that is changed behind its back shows it. */
  @Test
  void shouldNotEncodeAgainForTheSecond() throws Exception {
    List<Side> sides = sides(2);
    Message message = Message.of("abc");
    for (Side side : sides) {
      side.lane.put(message);
    }
    sides.get(0).driver.drive(bench);
    bench.writeBuffer().clear().put(2, (byte) 'X');
    sides.get(1).driver.drive(bench);
    assertEquals("\0\3abc", sides.get(0).text());
    assertEquals("\0\3Xbc", sides.get(1).text());
  }

  @Test
  void shouldEncodeForEachWhatIsForOneAlone() throws Exception {
    Side first = new Side(bench, true);
    Side second = new Side(bench, false);
    Message message = Message.of("abc");
    first.lane.put(message);
    second.lane.put(message);
    first.driver.drive(bench);
    bench.writeBuffer().clear().put(2, (byte) 'X');
    second.driver.drive(bench);
    assertEquals("\0\3abc", second.text());
  }

  @Test
  void shouldGoOnWithARestWhereOthersHaveWrittenMeanwhile() throws Exception {
    List<Side> sides = sides(3);
    final List<Message> sent = publish(sides, 10, 5);
    Side slow = sides.get(0);
    slow.stream.takes = 25;
    assertEquals(Outcome.BLOCKED, slow.driver.drive(bench));
    sides.get(1).driver.drive(bench);
    slow.stream.takes = Long.MAX_VALUE;
    assertEquals(Outcome.IDLE, slow.driver.drive(bench));
    sides.get(2).driver.drive(bench);
    for (Side side : sides) {
      side.assertArrived(sent);
    }
  }

  /** What the slow one left is in the buffer now, not what stood there. */
  @Test
  void shouldNotTakeARestForWhatStoodThere() throws Exception {
    List<Side> sides = sides(2);
    List<Message> sent = publish(sides, 10, 5);
    Side slow = sides.get(0);
    slow.stream.takes = 25;
    slow.driver.drive(bench);
    slow.stream.takes = 5;
    assertEquals(Outcome.BLOCKED, slow.driver.drive(bench));
    sides.get(1).driver.drive(bench);
    sides.get(1).assertArrived(sent);
    slow.stream.takes = Long.MAX_VALUE;
    slow.driver.drive(bench);
    slow.assertArrived(sent);
  }

  @Test
  void shouldSendSubscriptionsBeforeMessages() throws Exception {
    List<Side> sides = sides(2);
    publish(sides, 3, 1);
    sides.get(0).driver.drive(bench);
    Side subscribes = sides.get(1);
    subscribes.lane.put(Subscription.to(Frame.of("topic")));
    assertEquals(Outcome.IDLE, subscribes.driver.drive(bench));
    String text = subscribes.text();
    assertTrue(text.contains("SUBSCRIBEtopic"), text);
    assertTrue(text.indexOf("topic") < text.indexOf("number 0"), text);
    assertEquals(sides.get(0).text(), text.substring(text.indexOf("topic") + 5));
    assertTrue(subscribes.lane.isDry());
  }

  /** What an engine says of its own is in nobody else's bytes. */
  @Test
  void shouldSendAPongToWhoAskedOnly() throws Exception {
    List<Side> sides = sides(3);
    Side asked = sides.get(1);
    byte[] ping = "\4\7\4PING\0\0".getBytes(StandardCharsets.ISO_8859_1);
    asked.engines.left.inbound().feed(ByteBuffer.wrap(ping));
    final List<Message> sent = publish(sides, 3, 1);
    for (Side side : sides) {
      side.driver.drive(bench);
    }
    assertEquals("\4\5\4PONG" + sides.get(0).text(), asked.text());
    assertEquals(sides.get(0).text(), sides.get(2).text());
    for (Side side : sides) {
      side.assertArrived(sent);
    }
  }

  /** Some get all, some not, one sends what is for its peer alone; all take what they can. */
  @Test
  void shouldGiveEachItsOwnHoweverNarrowTheirChannels() throws Exception {
    Random random = new Random(5);
    List<Side> sides = sides(6); // More than there are spare buffers.
    sides.add(new Side(bench, false));
    List<List<Message>> sent = new ArrayList<>();
    for (int i = 0; i < sides.size(); i++) {
      sent.add(new ArrayList<>());
    }
    for (int round = 0; round < 300; round++) {
      for (int count = random.nextInt(20); count > 0; count--) {
        int size = random.nextInt(20) == 0 ? random.nextInt(300_000) : random.nextInt(60);
        byte[] body = new byte[size];
        random.nextBytes(body);
        Message message = Message.of(body, "rest".getBytes(StandardCharsets.US_ASCII));
        int without = random.nextInt(3 * sides.size()); // Mostly for all.
        for (int i = 0; i < sides.size(); i++) {
          if (i != without) {
            sides.get(i).lane.put(message);
            sent.get(i).add(message);
          }
        }
      }
      Side side = sides.get(random.nextInt(sides.size()));
      side.stream.takes = random.nextBoolean() ? Long.MAX_VALUE : random.nextInt(100_000);
      side.driver.drive(bench);
    }
    for (int i = 0; i < sides.size(); i++) {
      Side side = sides.get(i);
      side.stream.takes = Long.MAX_VALUE;
      while (side.driver.drive(bench) != Outcome.IDLE) {
        // It gives way now and then.
      }
      side.assertArrived(sent.get(i));
    }
  }
}
