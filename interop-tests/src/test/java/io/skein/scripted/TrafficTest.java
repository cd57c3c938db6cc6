package io.skein.scripted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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
  @CsvSource({
    "02 7fffffffffffffff # a frame of 2^63-1 bytes",
    "02 8000000000000000 # a frame of less than nothing",
    "02 ffffffffffffffff",
    "03 7fffffffffffffff # the first of several",
    "08 01 'a' # a reserved flag",
    "80 01 'a' # and another",
    "05 05 04 'PING' # a command of which there is more",
    "04 00 # a command without a name",
    "04 01 00 # a command with a name of no bytes",
    "04 03 05 'PI' # a name longer than the command",
    "04 05 04 'PING' # a PING without a time to live",
    "04 06 04 'PING' 00 # and with half of one",
    "06 7fffffffffffffff # a command of 2^63-1 bytes",
  })
  void shouldEndTheConnectionOfWhoeverBreaksARule(String script) throws Exception {
    try (Scene scene = new Scene();
        ScriptedPeer peer = scene.joined(1)) {
      peer.send(Zmtp.message("before")).send(script).endOutput().readToEnd();
      assertEquals("before", scene.take().text());
      PeerLeft left = scene.events.await(PeerLeft.class);
      assertFalse(left.cause().isBlank());
      assertFalse(left.cause().contains("closed the connection"), left::cause);
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
        scene.events.await(PeerLeft.class, 2);
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
