package io.skein.scripted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.SocketEvent.PeerLeft;
import io.skein.message.Message;
import io.skein.testkit.ScriptedPeer;
import io.skein.testkit.Zmtp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** After READY: what breaks a rule ends its own connection and no other. */
class TrafficTest {
  private static final String TCP = "tcp://127.0.0.1:*";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a frame of 9223372036854775807 bytes after 0|02 7fffffffffffffff",
        "no frame is larger than 2^63-1 (RFC 23)|02 8000000000000000",
        "a frame of 18446744073709551615 bytes|02 ffffffffffffffff",
        "the limit maxMessageSize is 67108864|03 7fffffffffffffff # the first of several",
        "flags 0x08, whose five upper bits must be zero|08 01 'a' # a reserved flag",
        "flags 0x80, whose five upper bits must be zero|80 01 'a' # and another",
        "with the MORE flag, and a command is one frame (ALL-17)|05 05 04 'PING'",
        "without a name (RFC 37)|04 00 # a command without a name",
        "without a name (RFC 37)|04 01 00 # a command with a name of no bytes",
        "inside its name of 5 (RFC 37)|04 03 05 'PI' # a name longer than the command",
        "ends before its time to live (RFC 37|04 05 04 'PING' # a PING without a time to live",
        "ends before its time to live (RFC 37|04 06 04 'PING' 00 # and with half of one",
        "a command after the handshake has at most 65546|06 7fffffffffffffff",
      })
  void shouldEndTheConnectionOfWhoeverBreaksARule(String rule, String script) throws Exception {
    try (Scene scene = new Scene();
        ScriptedPeer peer = scene.joined(1)) {
      peer.send(Zmtp.message("before")).send(script).readToEnd();
      assertEquals("before", scene.take().text());
      scene.shouldEndConnection(rule);
    }
  }

  /** The limit counts frames, too: 64 bytes each. */
  @Test
  void shouldEndTheConnectionOfWhoeverSendsTooMuch() throws Exception {
    try (Scene scene = new Scene(TCP, options -> options.maxMessageSize(1000))) {
      try (ScriptedPeer peer = scene.joined(1)) {
        peer.send("02 00000000000003a8 61*936").send("02 00000000000003a9 61*937").readToEnd();
        assertEquals(936, scene.take().firstSize());
        scene.shouldEndConnection("1000");
      }
      try (ScriptedPeer peer = scene.joined(1)) {
        for (int i = 0; i < 15; i++) {
          peer.send(Zmtp.more(""));
        }
        peer.send(Zmtp.message("")).readToEnd();
        String cause = scene.events.await(PeerLeft.class, 2).cause();
        assertTrue(cause.contains("the limit maxMessageSize is 1000"), cause);
      }
    }
  }

  /** ALL-3: nothing of a message that did not arrive whole is delivered. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "00",
        "00 05",
        "00 05 'hell'",
        "02 000000",
        "01 01 'a'",
        "01 01 'a' 01 01 'b' 00 01",
        "02 0000000010000000 'a quarter of a gigabyte begins'"
      })
  void shouldDeliverNothingOfAHalfMessage(String script) throws Exception {
    try (Scene scene = new Scene(TCP, options -> options.maxMessageSize(0));
        ScriptedPeer peer = scene.joined(1)) {
      peer.send(Zmtp.message("whole")).send(script);
      assertEquals("whole", scene.take().text());
      peer.close();
      scene.shouldEndConnection("middle");
      // The next message that comes is the bystander's: see Scene.close.
    }
  }

  /** A reset in the middle of much is the same. */
  @Test
  void shouldSurviveAReset() throws Exception {
    try (Scene scene = new Scene()) {
      for (int i = 0; i < 20; i++) {
        ScriptedPeer peer = scene.joined(i % 2);
        peer.send(Zmtp.message("number " + i)).send("03 0000000000010000 61*100");
        peer.close(); // With READY or a PING unread, the kernel sends a reset.
        Message message = scene.take();
        assertEquals("number " + i, message.text());
        scene.events.await(PeerLeft.class, i + 1);
      }
    }
  }

  /** ALL-19: PONG echoes up to 16 bytes of context. */
  @ParameterizedTest
  @CsvSource({
    "04 07 04 'PING' 0000,04 05 04 'PONG'",
    "04 0a 04 'PING' 0000 'abc',04 08 04 'PONG' 'abc'",
    "04 17 04 'PING' 0000 '0123456789abcdef',04 15 04 'PONG' '0123456789abcdef'",
  })
  void shouldAnswerPing(String ping, String pong) throws Exception {
    try (Scene scene = new Scene();
        ScriptedPeer peer = scene.joined(1)) {
      peer.send(ping).expect(pong).send(Zmtp.message("after"));
      assertEquals("after", scene.take().text());
    }
  }

  /** ALL-21: the peer asked to be given up after a tenth of a second of silence. */
  @Test
  void shouldHonourTheTimeToLiveOfAPing() throws Exception {
    try (Scene scene = new Scene();
        ScriptedPeer peer = scene.joined(1)) {
      peer.send("04 07 04 'PING' 0001").expect("04 05 04 'PONG'").expectEnd();
      scene.shouldEndConnection("ALL-21");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "04 08 07 'UNKNOWN'",
        "04 0b 07 'UNKNOWN' 000102",
        "06 0000000000000008 07 'UNKNOWN'",
        "04 05 04 'PONG'"
      })
  void shouldIgnoreCommandsThatItDoesNotKnow(String script) throws Exception {
    try (Scene scene = new Scene();
        ScriptedPeer peer = scene.joined(1)) {
      peer.send(script).send(Zmtp.message("after"));
      assertEquals("after", scene.take().text());
    }
  }
}
