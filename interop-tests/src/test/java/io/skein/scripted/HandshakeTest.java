package io.skein.scripted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.SocketEvent.AcceptFailed;
import io.skein.event.SocketEvent.HandshakeFailed;
import io.skein.message.Message;
import io.skein.message.Peer;
import io.skein.testkit.ScriptedPeer;
import io.skein.testkit.Zmtp;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From the greeting to READY. */
class HandshakeTest {

  /** ALL-14: the peer is told with ERROR, then the connection ends. */
  @ParameterizedTest
  @ValueSource(strings = {"PULL", "REP", "SUB", "CLIENT", "push", "NONSENSE"})
  void shouldAnswerAWrongSocketTypeWithError(String type) throws Exception {
    try (Scene scene = new Scene();
        ScriptedPeer peer = scene.connect()) {
      peer.send(Zmtp.greeting(1) + Zmtp.ready(type))
          .expect(Zmtp.expectedGreeting("NULL", false))
          .expect(Scene.PULL_READY)
          .expect("04 .. 05 'ERROR'");
      String reason = new String(peer.readToEnd(), StandardCharsets.UTF_8);
      assertTrue(reason.length() > 1, "ERROR gives no reason");
      scene.shouldFailHandshake(type, "ALL-14");
    }
  }

  /** ALL-18: names in any case, in any order, with properties that nobody knows. */
  @Test
  void shouldReadPropertiesAsPeersWriteThem() throws Exception {
    try (Scene scene = new Scene();
        ScriptedPeer peer = scene.connect()) {
      peer.send(Zmtp.greeting(1))
          .send(
              Zmtp.command(
                  "READY",
                  Zmtp.property("resource", "any")
                      + Zmtp.property("X-Colour", "blue")
                      + Zmtp.property("sOCKET-tYPE", "PUSH")
                      + Zmtp.property("IDENTITY", "anna")))
          .send(Zmtp.message("hello"));
      Message message = scene.take();
      Peer from = message.peer().orElseThrow();
      assertEquals("hello", message.text());
      assertEquals("blue", from.properties().get("X-Colour"));
    }
  }

  /** Commands that are no READY, and READYs that cannot be read. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "only commands may travel (RFC 37)|00 05 'READY' # a message is no command",
        "without a name (RFC 37)|04 00 # a command without a name",
        "inside its name of 9 (RFC 37)|04 05 09 'READ' # a name longer than the command",
        "a name of 11 bytes where 0 are left|04 07 05 'READY' 0b",
        "beyond the end of its command (ALL-18)|04 1c 05 'READY' 0b 'Socket-Type' 7fffffff 'PUSH' 0000",
        "beyond the end of its command (ALL-18)|04 1a 05 'READY' 0b 'Socket-Type' ffffffff 'PUSH'",
        "a name of 0 bytes where 0 are left, and a name has 1 to 255|04 07 05 'READY' 00",
        "do not name its Socket-Type (ALL-14)|04 06 05 'READY'",
        "expects READY at this place|04 0a 09 'SUBSCRIBE' # too early",
        "flags 0x0C, whose five upper bits must be zero|0c 06 05 'READY' 00 # a reserved flag",
        "with the MORE flag, and a command is one frame (ALL-17)|05 06 05 'READY' 00",
        "a command of 9223372036854775807 bytes|06 7fffffffffffffff # a command of 2^63-1 bytes",
        "no frame is larger than 2^63-1 (RFC 23)|06 8000000000000000",
        "a command of the handshake has at most 16384|06 0000000000100000 05 'READY'",
      })
  void shouldEndTheConnectionOfWhoeverBreaksTheHandshake(String rule, String script)
      throws Exception {
    try (Scene scene = new Scene();
        ScriptedPeer peer = scene.connect()) {
      peer.send(Zmtp.greeting(1) + script).readToEnd();
      scene.shouldFailHandshake(rule);
      assertFalse(scene.events.await(HandshakeFailed.class).permanent());
    }
  }

  /** A peer that says nothing, or stops in the middle, is given up in time. */
  @ParameterizedTest
  @ValueSource(strings = {"", "ff", "ff 00*8 7f 03", "greeting", "half a READY"})
  void shouldGiveUpAPeerThatSaysNothing(String script) throws Exception {
    String said =
        switch (script) {
          case "greeting" -> Zmtp.greeting(1);
          case "half a READY" -> Zmtp.greeting(1) + "04 1a 05 'REA'";
          default -> script;
        };
    try (Scene scene =
            new Scene(
                "tcp://127.0.0.1:*", options -> options.handshakeTimeout(Duration.ofMillis(100)));
        ScriptedPeer peer = scene.connect()) {
      peer.send(said).readToEnd();
      scene.shouldFailHandshake("100");
    }
  }

  /** ALL-23: a thousand that never finish cost a socket nothing but their descriptors. */
  @Test
  void shouldServeOthersBesideAThousandHalfOpenConnections() throws Exception {
    List<ScriptedPeer> halfOpen = new ArrayList<>();
    try (Scene scene = new Scene()) {
      for (int i = 0; i < 1000; i++) {
        ScriptedPeer peer = scene.connect();
        halfOpen.add(peer);
        if (i % 2 == 0) {
          peer.send(Zmtp.greeting(1));
        }
      }
      try (ScriptedPeer late = scene.joined(1)) {
        late.send(Zmtp.message("the thousand and first"));
        assertEquals("the thousand and first", scene.take().text());
        // One after the other, so that the recorder keeps up and misses none.
        for (int i = 0; i < 1000; i++) {
          halfOpen.get(i).close();
          scene.events.await(HandshakeFailed.class, i + 1);
        }
        late.send(Zmtp.message("still there"));
        assertEquals("still there", scene.take().text());
      }
    }
  }

  /** ALL-23: those above the limit are closed at once, until others are done. */
  @Test
  void shouldCloseConnectionsAboveTheLimitOfHalfOpenOnes() throws Exception {
    try (Scene scene = new Scene("tcp://127.0.0.1:*", options -> options.maxHalfOpen(2));
        ScriptedPeer one = scene.connect();
        ScriptedPeer two = scene.connect()) {
      one.expect("ff");
      two.expect("ff");
      try (ScriptedPeer three = scene.connect()) {
        three.expectEnd();
      }
      AcceptFailed failure = scene.events.await(AcceptFailed.class);
      assertTrue(failure.cause().contains("2"), failure::cause);
      two.close();
      scene.events.await(HandshakeFailed.class);
      try (ScriptedPeer four = scene.joined(1)) {
        four.send(Zmtp.message("room again"));
        assertEquals("room again", scene.take().text());
      }
    }
  }
}
