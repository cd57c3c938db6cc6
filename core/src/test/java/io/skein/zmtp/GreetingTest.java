package io.skein.zmtp;

import static io.skein.zmtp.Conversation.GREETING;
import static io.skein.zmtp.Conversation.SIGNATURE;
import static io.skein.zmtp.Conversation.greeting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.SocketType;
import io.skein.security.Mechanisms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first 64 bytes: what is sent, what is accepted, and how soon the rest is refused. */
class GreetingTest {
  private final Conversation conversation = Conversation.of(SocketType.PULL);

  @Test
  void shouldSendAll64BytesAtOnce() {
    conversation.assertSends(GREETING);
    assertFalse(conversation.engine.outbound().hasOwn());
  }

  @Test
  void shouldSayAsServerOnlyAsPlainServer() {
    Conversation.of(SocketType.PULL, Mechanisms.plainServer())
        .assertSends(greeting("03 01", "PLAIN", 1));
    Conversation.of(SocketType.PULL, Mechanisms.plainClient("a", "b"))
        .assertSends(greeting("03 01", "PLAIN", 0));
  }

  @Test
  void shouldAcceptAGreetingByteByByte() {
    conversation.output();
    conversation.feedOneByOne(GREETING);
    assertEquals(Stage.HANDSHAKE, conversation.engine.stage());
    conversation.assertSends("04 1A 05 'READY' 0B 'Socket-Type' 00000004 'PULL'");
  }

  @Test
  void shouldStayInGreetingUntilItsLastByteHasCome() {
    conversation.feed(GREETING.substring(0, GREETING.length() - 2));
    assertEquals(Stage.GREETING, conversation.engine.stage());
    conversation.feed("00");
    assertEquals(Stage.HANDSHAKE, conversation.engine.stage());
  }

  @Test
  void shouldIgnorePaddingAndFiller_ALL10() {
    String padded = "FF 0102030405060708 7F 0301 'NULL'" + "00".repeat(16) + "01" + "AB".repeat(31);
    conversation.feed(padded);
    assertEquals(Stage.HANDSHAKE, conversation.engine.stage());
  }

  @ParameterizedTest
  @CsvSource({"03 00,0", "03 01,1", "03 02,1", "04 00,1", "FF 00,1"})
  void shouldAcceptHigherVersions_ALL6(String version, int minor) {
    conversation.feed(greeting(version, "NULL", 0) + Conversation.ready("PUSH"));
    assertEquals(minor, conversation.engine.peer().minorVersion());
  }

  @ParameterizedTest
  @CsvSource({"00,1.0", "01,2.0", "02,revision 2"})
  void shouldRefuseOlderVersionsAtTheirByte_ALL8(String major, String name) {
    conversation.feed(SIGNATURE);
    String sentence = conversation.refusal(major);
    assertTrue(sentence.contains("ZMTP " + name), sentence);
  }

  @Test
  void shouldRefuseAnUnversionedPeerAtItsFirstByte() {
    assertTrue(conversation.refusal("01 00").contains("ZMTP 1.0"));
  }

  @Test
  void shouldRefuseAnUnversionedPeerWithALongLength() {
    conversation.feed("FF 0000000000000001");
    assertTrue(conversation.refusal("00").contains("0x00 and not 0x7F"));
  }

  @Test
  void shouldNameAnHttpRequest() {
    String sentence = conversation.refusal("'GET / HTTP/1.1' 0D0A 'Host: a' 0D0A 0D0A");
    assertTrue(sentence.contains("an HTTP request"), sentence);
  }

  @Test
  void shouldNameATlsHandshake() {
    assertTrue(conversation.refusal("16 03 01 02 00 01").contains("a TLS handshake"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"00", "FE", "47", "80 FF FF"})
  void shouldRefuseGarbageAtItsFirstByte(String garbage) {
    assertTrue(conversation.refusal(garbage).contains("does not speak ZMTP 3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CURVE", "PLAIN", "NULLX", "null"})
  void shouldRefuseAnotherMechanismAndNameIt_ALL9(String mechanism) {
    String hex = greeting("03 01", mechanism, 0);
    conversation.feed(hex.substring(0, hex.indexOf("'")));
    String sentence = conversation.refusal(hex.substring(hex.indexOf("'")));
    assertTrue(sentence.contains("mechanism is " + mechanism + ", and ours is NULL"), sentence);
    assertFalse(conversation.engine.isPermanent());
  }

  @Test
  void shouldThrowOnceAndThenDiscard() {
    conversation.refusal("00");
    assertEquals(0, conversation.feed(GREETING));
    assertEquals(0, conversation.output().length);
    assertFalse(conversation.engine.outbound().hasOwn());
  }
}
