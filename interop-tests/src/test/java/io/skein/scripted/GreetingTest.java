package io.skein.scripted;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skein.message.Message;
import io.skein.testkit.Script;
import io.skein.testkit.ScriptedPeer;
import io.skein.testkit.Zmtp;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first 64 bytes: whom we talk to, and whom we do not, and why. */
class GreetingTest {

  @ParameterizedTest
  @CsvSource({"tcp://127.0.0.1:*,0", "tcp://127.0.0.1:*,1", "ipc://*,0", "ipc://*,1"})
  void shouldTakeEverythingOneByteAtATime(String wildcard, int minor) throws Exception {
    try (Scene scene = new Scene(wildcard, options -> {});
        ScriptedPeer peer = scene.connect()) {
      peer.sendOneByOne(Zmtp.greeting(minor))
          .expect(Zmtp.expectedGreeting("NULL", false))
          .sendOneByOne(Scene.PUSH_READY)
          .expect(Scene.PULL_READY)
          .sendOneByOne(Zmtp.message("hello"))
          .sendOneByOne(Zmtp.more("one") + Zmtp.more("") + Zmtp.message("three"))
          .sendOneByOne("02 0000000000000003 'abc' # the long form of a short frame");
      assertEquals(Message.of("hello"), scene.take());
      assertEquals(Message.of("one", "", "three"), scene.take());
      assertEquals(Message.of("abc"), scene.take());
    }
  }

  @Test
  void shouldTakeEverythingInOnePiece() throws Exception {
    try (Scene scene = new Scene();
        ScriptedPeer peer = scene.connect()) {
      peer.send(Zmtp.greeting(1) + Scene.PUSH_READY + Zmtp.message("at once"))
          .expect(Zmtp.expectedGreeting("NULL", false))
          .expect(Scene.PULL_READY);
      assertEquals(Message.of("at once"), scene.take());
    }
  }

  /** ALL-6: a later version speaks ours to us. */
  @ParameterizedTest
  @CsvSource({"3,2", "3,255", "4,0", "255,255"})
  void shouldAcceptHigherVersions(int major, int minor) throws Exception {
    try (Scene scene = new Scene();
        ScriptedPeer peer = scene.connect()) {
      peer.send(Zmtp.greeting(major, minor, "NULL") + Scene.PUSH_READY + Zmtp.message("later"))
          .expect(Zmtp.expectedGreeting("NULL", false))
          .expect(Scene.PULL_READY);
      assertEquals(Message.of("later"), scene.take());
    }
  }

  /** ALL-10. */
  @Test
  void shouldIgnorePadding() throws Exception {
    try (Scene scene = new Scene();
        ScriptedPeer peer = scene.connect()) {
      peer.send("ff 0102030405060708 7f 03 01 'NULL' 00*16 00")
          .send("a5*31 # what the RFC calls filler")
          .send(Scene.PUSH_READY + Zmtp.message("padded"))
          .expect(Zmtp.expectedGreeting("NULL", false))
          .expect(Scene.PULL_READY);
      assertEquals(Message.of("padded"), scene.take());
    }
  }

  /** ALL-8. */
  @ParameterizedTest
  @CsvSource({
    "ZMTP 1.0,ff 0000000000000001 7f 00 # what libzmq 2.2 says",
    "ZMTP 2.0,ff 0000000000000001 7f 01 08 # a PUSH of libzmq 3.2",
    "ZMTP 1.0,01 00 # a peer without a version and an identity",
    "ZMTP 1.0,ff 0000000000000005 00 'anna' # and one with an identity of a long length",
  })
  void shouldRefuseOldVersions(String version, String script) throws Exception {
    try (Scene scene = new Scene();
        ScriptedPeer peer = scene.connect()) {
      peer.send(script).readToEnd();
      scene.shouldFailHandshake(version, "ALL-8");
    }
  }

  /** ALL-9. */
  @ParameterizedTest
  @ValueSource(strings = {"PLAIN", "CURVE", "GSSAPI", "null", "NULLL"})
  void shouldRefuseAnotherMechanism(String mechanism) throws Exception {
    try (Scene scene = new Scene();
        ScriptedPeer peer = scene.connect()) {
      peer.send(Zmtp.greeting(3, 1, mechanism)).readToEnd();
      scene.shouldFailHandshake(mechanism, "NULL", "ALL-9");
    }
  }

  @Test
  void shouldNameAnHttpRequest() throws Exception {
    try (Scene scene = new Scene();
        ScriptedPeer peer = scene.connect()) {
      peer.send("'GET / HTTP/1.1' 0d0a 'Host: example.org' 0d0a 0d0a").readToEnd();
      scene.shouldFailHandshake("HTTP");
    }
  }

  @Test
  void shouldNameATlsHandshake() throws Exception {
    try (Scene scene = new Scene();
        ScriptedPeer peer = scene.connect()) {
      peer.send("16 03 01 02 00 01 00 01 fc 03 03").readToEnd();
      scene.shouldFailHandshake("TLS");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"'garbage, and more of it than a greeting has'", "00*64", "ff*64"})
  void shouldRefuseGarbage(String script) throws Exception {
    try (Scene scene = new Scene();
        ScriptedPeer peer = scene.connect()) {
      peer.send(script).readToEnd();
      scene.shouldFailHandshake("ALL-8");
    }
  }

  /** However far the peer comes with its greeting before it goes. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 9, 10, 11, 12, 63, 64})
  void shouldSurviveAPeerThatGoesWhileGreeting(int bytes) throws Exception {
    try (Scene scene = new Scene();
        ScriptedPeer peer = scene.connect()) {
      byte[] greeting = Script.of(Zmtp.greeting(1)).toBytes();
      peer.send(Arrays.copyOf(greeting, bytes)).endOutput();
      peer.readToEnd();
      scene.shouldFailHandshake("closed");
    }
  }
}
