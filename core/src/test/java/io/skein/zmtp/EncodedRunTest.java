package io.skein.zmtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Frame;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.message.Subscription;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Connections that fill one buffer, one after the other. What is not encoded again is seen by a
 * byte that the test changes in the buffer meanwhile.
 */
class EncodedRunTest {
  private static final Message A = Message.of("A");
  private static final Message B = Message.of("B");
  private static final Message C = Message.of("C");
  private static final Message D = Message.of("D");

  private final ByteBuffer buffer = ByteBuffer.allocateDirect(3 * EncodedRun.MOST + 300);
  private final EncodedRun run = new EncodedRun();
  private final Conversation first = conversation();
  private final Conversation second = conversation();
  private final Conversation third = conversation();

  private static Conversation conversation() {
    return Conversation.inTraffic(SocketType.PUB, SocketType.SUB, 1);
  }

  private String fill(Conversation conversation, Message... messages) {
    return fill(conversation, buffer.capacity(), messages);
  }

  private String fill(Conversation conversation, int limit, Message... messages) {
    conversation.toSend.addAll(List.of(messages));
    buffer.clear().limit(limit);
    int count = conversation.engine.outbound().fillForMany(buffer, run, conversation);
    assertEquals(buffer.position(), count);
    byte[] bytes = new byte[count];
    buffer.get(0, bytes);
    return Hex.text(bytes);
  }

  /** Changes the one byte of a message, {@code before} messages of one byte being before it. */
  private void change(int before, char to) {
    buffer.put(3 * before + 2, (byte) to);
  }

  private static void assertSame(String hex, String bytes) {
    assertEquals(Hex.text(Hex.bytes(hex)), bytes);
  }

  @Test
  void shouldNotEncodeAgainWhatStandsThere() {
    assertSame("00 01 'A' 00 01 'B'", fill(first, A, B));
    change(0, 'x');
    change(1, 'y');
    assertSame("00 01 'x' 00 01 'y'", fill(second, A, B));
    assertSame("00 01 'x' 00 01 'y'", fill(third, A, B));
  }

  @Test
  void shouldEncodeWhatComesBehindIt() {
    fill(first, A);
    change(0, 'x');
    assertSame("00 01 'x' 00 01 'B'", fill(second, A, B));
    change(1, 'y');
    assertSame("00 01 'x' 00 01 'y'", fill(third, A, B));
  }

  @Test
  void shouldEncodeFromTheFirstThatDiffers() {
    fill(first, A, B, D);
    change(0, 'x');
    change(2, 'z');
    assertSame("00 01 'x' 00 01 'C' 00 01 'D'", fill(second, A, C, D));
    change(1, 'y');
    assertSame("00 01 'x' 00 01 'y' 00 01 'D'", fill(third, A, C, D));
  }

  @Test
  void shouldTakeEqualMessagesForDifferentOnes() {
    fill(first, A);
    change(0, 'x');
    assertSame("00 01 'A'", fill(second, Message.of("A")));
  }

  @Test
  void shouldForgetWhatWasWrittenOver() {
    fill(first, A, B, D);
    fill(second, A, Message.of("long"));
    assertSame("00 01 'A' 00 01 'B' 00 01 'D'", fill(third, A, B, D));
  }

  @Test
  void shouldKeepWhatAnotherHadNoUseFor() {
    fill(first, A, B);
    change(1, 'y');
    assertSame("00 01 'A'", fill(second, A));
    assertSame("", fill(second));
    assertSame("00 01 'A' 00 01 'y'", fill(third, A, B));
  }

  @Test
  void shouldKeepWhatStandsBehindALimit() {
    fill(first, A, B);
    change(1, 'y');
    assertSame("00 01 'A'", fill(second, 3, A, B));
    assertEquals(1, second.toSend.size());
    assertSame("00 01 'A' 00 01 'y'", fill(third, A, B));
  }

  @Test
  void shouldBeginWhatALimitCuts() {
    fill(first, A, B);
    change(0, 'x');
    change(1, 'y');
    assertSame("00 01 'x' 00 01", fill(second, 5, A, B));
    assertTrue(second.engine.outbound().hasOwn(), "a frame is half encoded");
    assertSame("00 01 'x' 00 01 'B'", fill(third, A, B));
    assertSame("'B'", fill(second));
  }

  @Test
  void shouldEncodeForEachWhatIsMoreThanItRemembers() {
    Message[] many = new Message[EncodedRun.MOST + 2];
    for (int i = 0; i < many.length; i++) {
      many[i] = Message.of("A");
    }
    String bytes = fill(first, many);
    for (Conversation other : List.of(second, third)) {
      for (int i = EncodedRun.MOST - 1; i < many.length; i++) {
        change(i, 'x');
      }
      String last = bytes.substring(6 * (EncodedRun.MOST - 1)).replaceFirst("41", "78");
      assertEquals(bytes.substring(0, 6 * (EncodedRun.MOST - 1)) + last, fill(other, many));
    }
  }

  @Test
  void shouldUseNothingThatWasForgotten() {
    fill(first, A, B);
    run.forget();
    change(0, 'x');
    assertSame("00 01 'A' 00 01 'B'", fill(second, A, B));
  }

  @Test
  @Timeout(60)
  void shouldLetGoOfMessagesThatStandThereNoMore() {
    WeakReference<Message> written = fillWithFresh();
    fill(second, A);
    assertCollected(written);
    WeakReference<Message> forgotten = fillWithFresh();
    run.forget();
    assertCollected(forgotten);
  }

  private WeakReference<Message> fillWithFresh() {
    Message fresh = Message.of("fresh");
    fill(first, B, fresh);
    return new WeakReference<>(fresh);
  }

  private static void assertCollected(WeakReference<Message> message) {
    while (message.get() != null) {
      System.gc();
    }
  }

  @Test
  void shouldLetAPongGoFirstAndUseNothingThen() {
    fill(first, A, B);
    change(0, 'x');
    second.feed("04 09 04 'PING' 0000 'ab'");
    assertSame("04 07 04 'PONG' 'ab' 00 01 'A' 00 01 'B'", fill(second, A, B));
    assertSame("00 01 'A' 00 01 'B'", fill(third, A, B));
  }

  @Test
  void shouldPutTheRestOfAFrameFirstAndUseNothingThen() {
    fill(second, 4, A, B);
    fill(first, A, B);
    assertSame("01 'B' 00 01 'A'", fill(second, A));
    assertSame("00 01 'A' 00 01 'B'", fill(third, A, B));
  }

  @Test
  void shouldTellEachConnectionItsOwnOffsets() {
    List<Conversation> all = List.of(first, second, third);
    fill(first, D);
    fill(third, Message.of("four"));
    for (Conversation conversation : all) {
      fill(conversation, A, B);
    }
    long start = 64 + Hex.bytes(Conversation.ready("PUB")).length;
    assertEquals(List.of(start + 3, start + 6, start + 9), first.encodedOffsets);
    assertEquals(List.of(start + 3, start + 6), second.encodedOffsets);
    assertEquals(List.of(start + 6, start + 9, start + 12), third.encodedOffsets);
  }

  @Test
  void shouldAskForNoSubscription() {
    first.toSubscribe.add(Subscription.to(Frame.EMPTY));
    assertSame("00 01 'A'", fill(first, A));
    assertEquals(1, first.toSubscribe.size());
  }

  @Test
  void shouldGiveNothingWhenFailed() {
    fill(first, A);
    second.refusal("80 00");
    assertSame("", fill(second, A));
    assertFalse(second.engine.outbound().hasOwn());
    assertSame("00 01 'A'", fill(third, A));
  }
}
