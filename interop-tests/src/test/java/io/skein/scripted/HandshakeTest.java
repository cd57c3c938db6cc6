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
  @CsvSource({
    "00 05 'READY' # a message is no command",
    "04 00 # a command without a name",
    "04 05 09 'READ' # a name longer than the command",
    "04 06 05 'READY' 0b # a property that ends before it begins",
    "04 1c 05 'READY' 0b 'Socket-Type' 7fffffff 'PUSH' 0000 # a value that is not there",
    "04 1a 05 'READY' 0b 'Socket-Type' ffffffff 'PUSH' # and one of a size that is none",
    "04 06 05 'READY' 00 # a property without a name",
    "04 06 05 'READY' # no property at all follows, not even the type",
    "04 0a 09 'SUBSCRIBE' # too early",
    "0c 06 05 'READY' 00 # a reserved flag",
    "05 06 05 'READY' 00 # a command of which there is more",
    "06 7fffffffffffffff # a command of 2^63-1 bytes",
    "06 8000000000000000 # and one of less than nothing",
    "06 0000000000100000 05 'READY' # a handshake of a megabyte",
  })
  void shouldEndTheConnectionOfWhoeverBreaksTheHandshake(String script) throws Exception {
    try (Scene scene = new Scene();
        ScriptedPeer peer = scene.connect()) {
      peer.send(Zmtp.greeting(1) + script).endOutput().readToEnd();
      HandshakeFailed failure = scene.events.await(HandshakeFailed.class);
      assertFalse(failure.cause().isBlank());
      assertFalse(failure.permanent(), failure::toString);
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
        for (ScriptedPeer peer : halfOpen) {
          peer.close();
        }
        scene.events.await(HandshakeFailed.class, 900); // The recorder may have missed some.
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
