package io.skein.zmtp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.security.Mechanisms;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames in TRAFFIC: what becomes a message, and what ends the connection. */
class FrameDecodingTest {
  private final Conversation pull = Conversation.inTraffic(SocketType.PULL, SocketType.PUSH, 1);

  private static Conversation limitedTo(long maxMessageSize) {
    return Conversation.inTraffic(
        Conversation.settings(SocketType.PULL, Mechanisms.none(), maxMessageSize, 0),
        SocketType.PUSH,
        1);
  }

  @Test
  void shouldReadShortLongAndManyFrames() {
    pull.feed("00 01 'A'  01 01 'B' 01 00 00 01 'C'  02 0000000000000001 'D'  00 00");
    assertEquals(
        List.of(Message.of("A"), Message.of("B", "", "C"), Message.of("D"), Message.empty()),
        pull.messages);
  }

  /** More than fit into one array that they share, and what stands between them does not. */
  @ParameterizedTest
  @ValueSource(ints = {1, 20, 252, 255})
  void shouldReadManyShortMessagesThatCameTogether(int size) {
    String body = "61".repeat(size);
    String shorts = ("00" + Conversation.hex(size) + body).repeat(1_000);
    Message expected = Message.of("a".repeat(size));
    pull.feed(shorts + "01 01 'B' 00 01 'C'" + shorts + "04 07 04 'PING' 0000" + shorts + "00");
    assertFalse(pull.engine.inbound().isBetweenMessages());
    assertEquals(Message.of("B", "C"), pull.messages.remove(1_000));
    assertEquals(3_000, pull.messages.size());
    assertEquals(List.of(expected), pull.messages.stream().distinct().toList());
    pull.feed("01 'D'");
    assertEquals(Message.of("D"), pull.messages.get(3_000));
  }

  @Test
  void shouldReadByteByByteAndKnowWhetherAMessageIsWhole() {
    pull.feedOneByOne("00 01 'A' 01 01 'B'");
    assertEquals(List.of(Message.of("A")), pull.messages);
    assertFalse(pull.engine.inbound().isBetweenMessages());
    pull.feedOneByOne("02 00000000 00000001");
    assertFalse(pull.engine.inbound().isBetweenMessages());
    pull.feed("'C'");
    assertTrue(pull.engine.inbound().isBetweenMessages());
    pull.feed("00");
    assertFalse(pull.engine.inbound().isBetweenMessages());
    assertEquals(Message.of("B", "C"), pull.messages.get(1));
  }

  @Test
  void shouldGiveEveryMessageItsPeer() {
    pull.feed("00 01 'A' 01 01 'B' 00 01 'C'");
    assertSame(
        pull.messages.get(0).peer().orElseThrow(), pull.messages.get(1).peer().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(ints = {255, 256, 65_535, 1 << 20, (1 << 20) + 1, 3_500_000})
  void shouldReadFramesOfAnySizeInPieces(int size) throws ZmtpException {
    byte[] body = new byte[size];
    for (int i = 0; i < size; i++) {
      body[i] = (byte) (i * 31 >>> 3);
    }
    Conversation conversation = limitedTo(0);
    ByteBuffer wire = ByteBuffer.allocateDirect(size + 9).put((byte) 2).putLong(size).put(body);
    wire.flip();
    int end = wire.limit();
    for (int at = 0; at < end; at = wire.position()) {
      wire.limit(Math.min(end, at + 100_003));
      conversation.engine.inbound().feed(wire);
    }
    assertArrayEquals(body, conversation.messages.get(0).first().toByteArray());
  }

  @Test
  void shouldCountSixtyFourBytesForEachFrame() {
    limitedTo(192).feed("01 00 01 00 00 00");
    assertTrue(limitedTo(191).refusal("01 00 01 00 00 00").contains("maxMessageSize is 191"));
    limitedTo(65).feed("00 01 'A' 00 01 'B' 00 01 'C'");
    assertTrue(limitedTo(65).refusal("00 02 'AB'").contains("a frame of 2 bytes"));
  }

  @ParameterizedTest
  @CsvSource({
    "02 7FFFFFFFFFFFFFFF,a frame of 9223372036854775807 bytes",
    "02 8000000000000000,2^63-1",
    "02 FFFFFFFFFFFFFFFF,a frame of 18446744073709551615 bytes",
    "02 0000000000100000,maxMessageSize",
    "06 0000000000010100,a command after the handshake",
    "08 00,flags 0x08",
    "80 00,flags 0x80",
    "FF 00,ALL-16",
    "05 06,ALL-17",
    "07 00,ALL-17",
    "04 00,without a name",
    "04 02 02 41,ends inside its name"
  })
  void shouldRefuseBeforeTheBodyHasCome(String bytes, String words) {
    String sentence = pull.refusal(bytes);
    assertTrue(sentence.contains(words), sentence);
    assertFalse(pull.engine.isPermanent());
  }

  @Test
  void shouldRefuseAFrameThatNoArrayCanHold() {
    assertTrue(limitedTo(0).refusal("02 7FFFFFFFFFFFFFFF").contains("array"));
  }

  @Test
  void shouldHoldNoMoreThanCameOfALargeFrame() throws ZmtpException {
    FrameDecoder decoder =
        new FrameDecoder(StreamFraming.INSTANCE.newReader(), FrameLimits.traffic(0, false));
    // A gigabyte is announced; were it allocated at once, the test's heap would not hold a few.
    for (int i = 0; i < 3; i++) {
      decoder = new FrameDecoder(StreamFraming.INSTANCE.newReader(), FrameLimits.traffic(0, false));
      assertEquals(null, decoder.next(ByteBuffer.wrap(Hex.bytes("02 0000000070000000 'abc'"))));
      assertEquals(Wire.WHOLE_MAX, decoder.held());
    }
  }

  @Test
  void shouldIgnoreUnknownCommandsAndSubscriptionsToAPull() {
    pull.feed("04 05 04 'JOIN'  04 0B 09 'SUBSCRIBE' 'A'  04 04 03 'FOO'  00 01 'A'");
    assertEquals(List.of(Message.of("A")), pull.messages);
    assertEquals(List.of(), pull.subscriptions);
  }

  @Test
  void shouldTakeCommandsBetweenTheFramesOfAMessage() {
    pull.feed("01 01 'A'  04 07 04 'PING' 0000  00 01 'B'");
    assertEquals(List.of(Message.of("A", "B")), pull.messages);
    pull.assertSends("04 05 04 'PONG'");
  }

  @Test
  void shouldReadMessagesOfThousandsOfFrames() {
    byte[] wire = new byte[10_002];
    for (int i = 0; i < 10_000; i += 2) {
      wire[i] = 1;
    }
    pull.feed(Hex.text(wire));
    pull.feed("00 01 'A'");
    assertEquals(5_001, pull.messages.get(0).frameCount());
    assertEquals(Message.of("A"), pull.messages.get(1));
  }

  private long mean() {
    return pull.engine.inbound().meanFrameSize();
  }

  @Test
  void shouldFollowTheMeanSizeOfMessages() {
    String message = "00 FA" + "61".repeat(250);
    for (int i = 0; i < 100; i++) {
      pull.feed(message.repeat(3));
    }
    assertTrue(mean() > 230 && mean() <= 252, "mean " + mean());
    byte[] halves = Hex.bytes(message);
    for (int i = 0; i < 100; i++) {
      pull.feed(Hex.text(Arrays.copyOf(halves, 100)));
      pull.feed(Hex.text(Arrays.copyOfRange(halves, 100, halves.length)));
    }
    assertTrue(mean() > 230 && mean() <= 252, "mean " + mean());
  }

  /** Who asks for room times the mean is not to get more messages than there is room for. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 8, 9, 100, 251, 252, 253, 1000, 5000})
  void shouldNeverTakeMessagesForLargerThanTheyAre(int pieceSize) {
    byte[] wire = Hex.bytes(("00 FA" + "61".repeat(250)).repeat(200));
    assertEquals(2, mean());
    for (int from = 0; from < wire.length; from += pieceSize) {
      int to = Math.min(wire.length, from + pieceSize);
      pull.feed(Hex.text(Arrays.copyOfRange(wire, from, to)));
      assertTrue(mean() <= 252, "mean " + mean() + " after " + to + " bytes");
    }
    assertEquals(200, pull.messages.size());
    assertTrue(mean() > 200, "mean " + mean());
  }

  @Test
  void shouldKnowALongMessageBeforeItsEnd() {
    pull.feed("02 0000000000010000" + "61".repeat(5_000));
    assertTrue(mean() > 5_000, "mean " + mean());
  }

  @Test
  void shouldBelieveAtOnceThatMessagesGotSmall() {
    for (int i = 0; i < 100; i++) {
      pull.feed("02 0000000000002710" + "61".repeat(10_000));
    }
    assertTrue(mean() > 9_000, "mean " + mean());
    pull.feed("00 0A '0123456789'".repeat(100));
    assertTrue(mean() <= 12, "mean " + mean());
  }

  /** Commands are no messages, however many of them come. */
  @Test
  void shouldNotMeasureCommands() {
    pull.feed("00 0A '0123456789'".repeat(100));
    for (int i = 0; i < 100; i++) {
      pull.feed("04 17 04 'PING' 0000 '0123456789abcdef'".repeat(50));
    }
    pull.feed("00 0A '0123456789'");
    assertTrue(mean() <= 12, "mean " + mean());
  }
}
