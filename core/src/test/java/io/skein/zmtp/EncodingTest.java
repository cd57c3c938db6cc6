package io.skein.zmtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Frame;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.message.Subscription;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fill writes, in which order, and where it stops. */
class EncodingTest {
  private final Conversation push = Conversation.inTraffic(SocketType.PUSH, SocketType.PULL, 1);

  @Test
  void shouldWriteShortAndLongHeaders() {
    push.toSend.add(Message.of("A"));
    push.toSend.add(Message.of("B", "", "C"));
    push.assertSends("00 01 'A'  01 01 'B' 01 00 00 01 'C'");
    push.toSend.add(Message.of(new byte[255]));
    push.toSend.add(Message.of(new byte[256], new byte[1]));
    push.assertSends(
        "00 FF" + "00".repeat(255) + "03 0000000000000100" + "00".repeat(256) + "00 01 00");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 9, 10, 64, 300})
  void shouldWriteTheSameBytesIntoTargetsOfAnySize(int targetSize) {
    Conversation whole = Conversation.of(SocketType.PUSH);
    Conversation parts = Conversation.of(SocketType.PUSH);
    for (Conversation conversation : List.of(whole, parts)) {
      conversation.feed(Conversation.GREETING + Conversation.ready("PULL"));
      conversation.open();
      conversation.toSend.add(Message.of("A", "BB"));
      conversation.toSend.add(Message.of(new byte[300], new byte[255], new byte[0]));
      conversation.toSend.add(Message.empty());
    }
    assertEquals(Hex.text(whole.output()), Hex.text(parts.output(targetSize)));
    assertEquals(whole.encodedOffsets, parts.encodedOffsets);
    assertFalse(parts.engine.outbound().hasOwn());
  }

  @Test
  void shouldTellOffsetsSinceTheConnectionBegan() {
    push.toSend.add(Message.of("A"));
    push.toSend.add(Message.of("BC"));
    push.output();
    long before = 64 + Hex.bytes(Conversation.ready("PUSH")).length;
    assertEquals(List.of(before + 3, before + 7), push.encodedOffsets);
  }

  @Test
  void shouldTakeNoMessageThatItCannotBegin() {
    push.toSend.add(Message.of("A"));
    push.toSend.add(Message.of("B"));
    push.engine.outbound().fill(ByteBuffer.allocate(3), push);
    assertEquals(1, push.toSend.size());
    assertFalse(push.engine.outbound().hasOwn());
    push.engine.outbound().fill(ByteBuffer.allocate(1), push);
    assertEquals(0, push.toSend.size());
    assertTrue(push.engine.outbound().hasOwn(), "a frame is half encoded");
    push.assertSends("01 'B'");
  }

  @Test
  void shouldKeepThePositionOfTheTarget() {
    ByteBuffer target = ByteBuffer.allocate(10).position(4);
    push.toSend.add(Message.of("A"));
    assertEquals(3, push.engine.outbound().fill(target, push));
    assertEquals(7, target.position());
  }

  @Test
  void shouldPutItsOwnCommandsBetweenMessagesNotFrames() {
    push.toSend.add(Message.of("A", "B"));
    push.toSend.add(Message.of("C"));
    ByteBuffer target = ByteBuffer.allocate(2);
    push.engine.outbound().fill(target, push);
    push.feed("04 09 04 'PING' 0000 'ab'");
    assertTrue(push.engine.outbound().hasOwn());
    push.assertSends("'A' 00 01 'B'  04 07 04 'PONG' 'ab'  00 01 'C'");
  }

  @Test
  void shouldPutSubscriptionsBeforeMessages() {
    Conversation xsub = Conversation.inTraffic(SocketType.XSUB, SocketType.XPUB, 1);
    xsub.toSend.add(Message.of("A"));
    xsub.toSubscribe.add(Subscription.to(Frame.of("A")));
    xsub.assertSends("04 0B 09 'SUBSCRIBE' 'A'  00 01 'A'");
  }

  @Test
  void shouldDropTheRestWhenFailed() {
    push.toSend.add(Message.of("ABC"));
    push.engine.outbound().fill(ByteBuffer.allocate(3), push);
    push.refusal("80 00");
    assertEquals(0, push.output().length);
    assertFalse(push.engine.outbound().hasOwn());
  }
}
