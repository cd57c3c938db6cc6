package io.skein.zmtp;

import static io.skein.zmtp.Conversation.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Endpoint;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.security.Mechanisms;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PING, PONG, silence and stalls, on a clock that the test moves. */
class HeartbeatTest {
  private static final String PING = "04 07 04 'PING' 0000";

  // Every comparison has to survive the overflow of the clock.
  private long now = Long.MAX_VALUE - 3 * SECOND;
  private Conversation conversation = with(10, 5, 0, 0, 1);

  private Conversation with(
      long interval, long timeout, double ttlSeconds, long stallLimit, int minor) {
    Conversation made =
        Conversation.inTraffic(
            new EngineSettings(
                SocketType.PAIR,
                Optional.empty(),
                Mechanisms.none(),
                true,
                new Endpoint("tcp", "a"),
                0,
                0,
                Map.of(),
                interval * SECOND,
                timeout * SECOND,
                (long) (ttlSeconds * SECOND),
                stallLimit * SECOND),
            SocketType.PAIR,
            minor);
    conversation = made;
    tick(0);
    return made;
  }

  private long tick(long seconds) {
    return tick(seconds, false, false);
  }

  private long tick(long seconds, boolean readingPaused, boolean channelTakesNothing) {
    now += seconds * SECOND;
    try {
      return conversation.engine.heartbeat().tick(now, readingPaused, channelTakesNothing);
    } catch (ZmtpException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  private String death(long seconds, boolean readingPaused, boolean channelTakesNothing) {
    now += seconds * SECOND;
    ZmtpException e =
        assertThrows(
            ZmtpException.class,
            () -> conversation.engine.heartbeat().tick(now, readingPaused, channelTakesNothing));
    assertEquals(Stage.FAILED, conversation.engine.stage());
    return e.getMessage();
  }

  @Test
  void shouldPingAfterTheIntervalAndGiveUpAfterTheTimeout() {
    assertEquals(5 * SECOND, tick(5));
    assertFalse(conversation.engine.outbound().hasOwn());
    assertEquals(5 * SECOND, tick(5), "the answer is due in the timeout");
    assertTrue(conversation.engine.outbound().hasOwn());
    conversation.assertSends(PING);
    conversation.engine.heartbeat().bytesWritten();
    assertEquals(SECOND, tick(4), "our own PING is no sign of life");
    assertTrue(death(1, false, false).contains("no sign of life within 5000 ms"));
  }

  @Test
  void shouldTakeAnyByteAsASignOfLife_ALL20() {
    tick(10);
    conversation.feed("00");
    tick(5);
    tick(5);
    conversation.assertSends(PING);
    tick(5);
    assertTrue(conversation.engine.outbound().hasOwn(), "asked again");
  }

  @Test
  void shouldTakeBytesOfMessagesThatTheChannelTookAsASignOfLife() {
    for (int i = 0; i < 10; i++) {
      conversation.toSend.add(Message.of("A"));
      conversation.assertSends("00 01 'A'");
      conversation.engine.heartbeat().bytesWritten();
      tick(9);
      assertFalse(conversation.engine.outbound().hasOwn());
    }
  }

  @Test
  void shouldRestWhileReadingIsPausedAndWhileTheChannelTakesNothing() {
    tick(10);
    for (int i = 0; i < 10; i++) {
      tick(60, true, false);
      tick(60, false, true);
    }
    conversation.output();
    tick(10);
    conversation.assertSends(PING);
    death(5, false, false);
  }

  @Test
  void shouldAskForTimeToLiveInTenthsRoundedUp() {
    with(10, 5, 0.15, 0, 1);
    tick(10);
    conversation.assertSends("04 07 04 'PING' 0002");
    with(10, 5, 6553.5, 0, 1);
    tick(10);
    conversation.assertSends("04 07 04 'PING' FFFF");
  }

  @Test
  void shouldNotPingPeersOf30() {
    with(10, 5, 0, 0, 0);
    assertEquals(Long.MAX_VALUE, tick(100));
    assertFalse(conversation.engine.outbound().hasOwn());
  }

  @Test
  void shouldNeedNoTicksWhenThereIsNothingToWatch() {
    with(0, 5, 0, 0, 1);
    assertEquals(Long.MAX_VALUE, tick(100));
  }

  @Test
  void shouldPingWithoutATimeoutForEver() {
    with(10, 0, 0, 0, 1);
    for (int i = 0; i < 5; i++) {
      assertEquals(5 * SECOND, tick(10));
      conversation.assertSends(PING);
    }
  }

  @Test
  void shouldEndAfterTheTimeToLiveThatThePeerAskedFor_ALL21() {
    with(0, 0, 0, 0, 1);
    assertFalse(conversation.engine.heartbeat().isTickWanted());
    conversation.feed("04 07 04 'PING' FFFF");
    assertTrue(conversation.engine.heartbeat().isTickWanted());
    assertEquals(65_535 * SECOND / 10, tick(0), "6553.5 s, not wrapped");
    assertFalse(conversation.engine.heartbeat().isTickWanted());
    tick(6553);
    assertTrue(death(1, false, false).contains("6553500 ms"));
  }

  @Test
  void shouldExtendTheTimeToLiveByAnyByteAndWhileReadingIsPaused() {
    with(0, 0, 0, 0, 1);
    conversation.feed("04 07 04 'PING' 0064");
    tick(9);
    conversation.feed("00 00");
    tick(9);
    tick(9, true, false);
    tick(9);
    assertTrue(death(1, false, false).contains("ALL-21"));
  }

  @ParameterizedTest
  @CsvSource({
    "'04 07 04 ''PING'' 0000','04 05 04 ''PONG'''",
    "'04 0A 04 ''PING'' 0000 ''abc''','04 08 04 ''PONG'' ''abc'''",
    "'04 17 04 ''PING'' 0000 ''0123456789abcdef''','04 15 04 ''PONG'' ''0123456789abcdef'''",
    "'04 18 04 ''PING'' 0000 ''0123456789abcdefg''','04 15 04 ''PONG'' ''0123456789abcdef'''"
  })
  void shouldEchoUpTo16BytesOfContext_ALL19(String ping, String pong) {
    conversation.feedOneByOne(ping);
    assertTrue(conversation.engine.outbound().hasOwn());
    conversation.assertSends(pong);
    with(10, 5, 0, 0, 0);
    conversation.feed(ping);
    conversation.assertSends(pong);
  }

  @ParameterizedTest
  @CsvSource({"'04 05 04 ''PING'''", "'04 06 04 ''PING'' 00'"})
  void shouldRefuseAPingWithoutATimeToLive(String ping) {
    assertTrue(conversation.refusal(ping).contains("PING that ends before"));
  }

  @Test
  void shouldOweABoundedNumberOfPongs() {
    for (int i = 0; i < 1000; i++) {
      conversation.feed(String.format("04 0B 04 'PING' 0000 %08x", i));
    }
    byte[] sent = conversation.output();
    assertEquals(OwedPongs.CAPACITY * 11, sent.length);
    conversation.feed("04 07 04 'PING' 0000");
    conversation.assertSends("04 05 04 'PONG'");
  }

  @Test
  void shouldProveAPeerAlive() {
    conversation.engine.heartbeat().requestPing();
    assertTrue(conversation.engine.heartbeat().isTickWanted());
    conversation.feed("00");
    tick(0);
    conversation.assertSends(PING);
    conversation.feed("00");
    tick(5);
    tick(4);
    assertEquals(Stage.TRAFFIC, conversation.engine.stage());
  }

  @Test
  void shouldGiveUpAPeerThatDoesNotProveItself() {
    conversation.engine.heartbeat().requestPing();
    tick(0);
    tick(4, false, true);
    conversation.engine.heartbeat().requestPing();
    assertTrue(death(1, false, true).contains("no sign of life"));
  }

  @Test
  void shouldGiveAPeerOf30TheSameTimeToProveItself() {
    with(0, 0, 0, 0, 0);
    conversation.engine.heartbeat().requestPing();
    assertEquals(10 * SECOND, tick(0));
    assertFalse(conversation.engine.outbound().hasOwn());
    death(10, false, false);
  }

  @Test
  void shouldEndAStallOfTheChannelAfterTheLimit() {
    with(0, 0, 0, 60, 1);
    assertEquals(30 * SECOND, tick(0));
    tick(10, false, true);
    tick(50, false, true);
    tick(5);
    tick(5, false, true);
    tick(59, false, true);
    assertTrue(death(1, false, true).contains("took no byte"));
  }

  @Test
  void shouldEndAStallOfTheApplicationAfterTheLimit() {
    with(0, 0, 0, 60, 1);
    tick(0, true, false);
    tick(59, true, false);
    assertTrue(death(1, true, false).contains("application took too little"));
  }

  @Test
  void shouldStopWhenTheConnectionHasFailed() {
    conversation.refusal("80 00");
    assertEquals(Long.MAX_VALUE, tick(100));
  }
}
