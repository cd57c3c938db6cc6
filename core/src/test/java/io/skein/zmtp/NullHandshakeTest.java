package io.skein.zmtp;

import static io.skein.zmtp.Conversation.GREETING;
import static io.skein.zmtp.Conversation.command;
import static io.skein.zmtp.Conversation.ready;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Message;
import io.skein.message.RoutingId;
import io.skein.message.SocketType;
import io.skein.security.Mechanisms;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** READY and ERROR, and what stands in READY. */
class NullHandshakeTest {

  private static Conversation greeted(SocketType type) {
    Conversation conversation = Conversation.of(type);
    conversation.feed(GREETING);
    return conversation;
  }

  @Test
  void shouldSendTheReadyOfTheRfcsWorkedExample() {
    Conversation conversation = greeted(SocketType.DEALER);
    conversation.assertSends(
        GREETING + "04 29 05 'READY' 0B 'Socket-Type' 00000006 'DEALER' 08 'Identity' 00000000");
  }

  @Test
  void shouldTellRoutingIdAndApplicationProperties() {
    Conversation conversation =
        new Conversation(
            Conversation.settings(
                SocketType.ROUTER,
                Optional.of(RoutingId.of("me")),
                Map.of("X-Zone", "b", "X-Role", "a"),
                Mechanisms.none(),
                0,
                0));
    conversation.feed(GREETING);
    conversation.assertSends(
        GREETING
            + "04 43 05 'READY' 0B 'Socket-Type' 00000006 'ROUTER' 08 'Identity' 00000002 'me'"
            + "06 'X-Role' 00000001 'a' 06 'X-Zone' 00000001 'b'");
  }

  @ParameterizedTest
  @EnumSource(
      value = SocketType.class,
      names = {"REQ", "DEALER", "ROUTER"},
      mode = EnumSource.Mode.EXCLUDE)
  void shouldTellNoIdentityForOtherTypes(SocketType type) {
    byte[] sent = greeted(type).output();
    assertFalse(new String(sent, StandardCharsets.ISO_8859_1).contains("Identity"));
  }

  @Test
  void shouldReadThePeersReadyByteByByteAndStopThere() {
    Conversation conversation = Conversation.of(SocketType.ROUTER);
    conversation.feedOneByOne(
        GREETING
            + command(
                "READY",
                "0B 'sOCKET-tYPE' 00000003 'REQ' 08 'IDENTITY' 00000001 'z'"
                    + "08 'Resource' 00000001 'r' 03 'x-a' 00000002 C3A4"
                    + "07 'User-Id' 00000004 'root'"));
    assertEquals(Stage.READY, conversation.engine.stage());
    PeerProperties peer = conversation.engine.peer();
    assertEquals(SocketType.REQ, peer.type());
    assertEquals(Optional.of(RoutingId.of("z")), peer.routingId());
    assertEquals(Map.of("x-a", "\u00e4"), peer.properties(), "only X- of what a peer says");
    assertEquals(2, conversation.feed("00 00"), "bytes before open are left");
  }

  @Test
  void shouldForgetTheHandshakeOnceMessagesFlow() {
    Conversation conversation = Conversation.of(SocketType.PULL);
    conversation.feed(GREETING + ready("PUSH"));
    conversation.open();
    IllegalStateException e = assertThrows(IllegalStateException.class, conversation.engine::peer);
    assertTrue(e.getMessage().contains("TRAFFIC"), e.getMessage());
  }

  @Test
  void shouldLeaveWhatFollowsReadyUntilOpen() {
    Conversation conversation = Conversation.of(SocketType.PULL);
    assertEquals(3, conversation.feed(GREETING + ready("PUSH") + "00 01 41"));
    conversation.open();
    conversation.feed("00 01 41");
    assertEquals(Message.of("A"), conversation.messages.get(0));
    assertEquals(7, conversation.messages.get(0).peer().orElseThrow().link());
  }

  @Test
  void shouldAskTheSourceForNothingBeforeTraffic() {
    Conversation conversation = greeted(SocketType.PUSH);
    conversation.toSend.add(Message.of("A"));
    conversation.feed(ready("PULL"));
    conversation.output();
    assertEquals(1, conversation.toSend.size());
    conversation.open();
    conversation.assertSends("00 01 41");
  }

  @ParameterizedTest
  @CsvSource({"PULL,PULL", "REQ,DEALER", "PUB,PUSH", "PAIR,REP", "SUB,CLIENT"})
  void shouldAnswerErrorToATypeItMayNotTalkTo_ALL14(SocketType ours, String theirs) {
    Conversation conversation = greeted(ours);
    conversation.output();
    String sentence = conversation.refusal(ready(theirs));
    assertTrue(sentence.contains("The peer is " + theirs), sentence);
    assertTrue(conversation.engine.outbound().hasOwn());
    conversation.assertSends("04 1F 05 'ERROR' 18 'Incompatible-Socket-Type'");
    assertFalse(conversation.engine.outbound().hasOwn());
    assertFalse(conversation.engine.isPermanent());
  }

  @Test
  void shouldFlushGreetingAndReadyBeforeError() {
    Conversation conversation = Conversation.of(SocketType.PULL);
    conversation.refusal(GREETING + ready("PULL"));
    conversation.assertSends(
        GREETING + ready("PULL") + "04 1F 05 'ERROR' 18 'Incompatible-Socket-Type'");
  }

  @ParameterizedTest
  @CsvSource({
    "'0B ''Socket-Type'' 00000005 ''PUSH''',ends beyond",
    "'0B ''Socket-Type'' FFFFFFFF ''PUSH''',ends beyond",
    "'0B ''Socket-Type'' 0000',ends beyond",
    "'00',ALL-18",
    "'0C ''Socket-Type''',ALL-18",
    "'01 20 00000000',letters",
    "'0B ''Socket-Type'' 00000004 ''PUSH'' 0B ''SOCKET-TYPE'' 00000004 ''PUSH''',twice",
    "'0B ''Socket-Type'' 00000004 ''PUSH'' 08 ''Identity'' 00000001 00',not zero",
    "'03 ''X-a'' 00000000',Socket-Type"
  })
  void shouldRefuseMalformedProperties_ALL18(String properties, String words) {
    String sentence = greeted(SocketType.PULL).refusal(command("READY", properties));
    assertTrue(sentence.contains(words), sentence);
  }

  @Test
  void shouldRefuseAnIdentityOf256Bytes() {
    String properties = "0B 'Socket-Type' 00000003 'REQ' 08 'Identity' 00000100" + "61".repeat(256);
    String size = String.format("%016x", 6 + Hex.bytes(properties).length);
    String sentence = greeted(SocketType.ROUTER).refusal("06" + size + "05 'READY'" + properties);
    assertTrue(sentence.contains("at most 255"), sentence);
  }

  @ParameterizedTest
  @CsvSource({
    "'04 05 04 ''PING''',expects READY",
    "'04 00',without a name",
    "'04 01 00',without a name",
    "'04 03 05 ''RE''',ends inside its name",
    "'00 01 41',before the end of the handshake",
    "'05 06 05 ''READY''',ALL-17",
    "'0C 06 05 ''READY''',ALL-16",
    "'06 0000000000004001',at most 16384",
    "'06 FFFFFFFFFFFFFFFF',2^63-1"
  })
  void shouldRefuseWhatIsNoHandshake(String bytes, String words) {
    String sentence = greeted(SocketType.PULL).refusal(bytes);
    assertTrue(sentence.contains(words), sentence);
  }

  @ParameterizedTest
  @CsvSource({"'04 0A 05 ''ERROR'' 03 ''400''',400", "'04 06 05 ''ERROR''',''"})
  void shouldTakeThePeersErrorAsPermanent_ALL11(String bytes, String reason) {
    Conversation conversation = greeted(SocketType.PULL);
    assertTrue(conversation.refusal(bytes).contains("ERROR '" + reason + "'"));
    assertTrue(conversation.engine.isPermanent());
    assertEquals(0, conversation.output().length, "ERROR is not answered");
  }

  @Test
  void shouldTakeAnErrorThatFollowsReadyAsPermanent_ALL11() {
    Conversation conversation = Conversation.inTraffic(SocketType.PULL, SocketType.PUSH, 1);
    conversation.refusal("04 0A 05 'ERROR' 03 '400'");
    assertTrue(conversation.engine.isPermanent());
  }

  @Test
  void shouldTellPeerAndOpenOnlyFromReadyOn() {
    Conversation conversation = greeted(SocketType.PULL);
    assertThrows(IllegalStateException.class, conversation.engine::peer);
    assertThrows(IllegalStateException.class, () -> conversation.engine.open(null, conversation));
  }

  @Test
  void shouldRefuseSettingsThatCannotBeTold() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            Conversation.settings(
                SocketType.PULL, Optional.empty(), Map.of("A", "b"), Mechanisms.none(), 0, 0));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            Conversation.settings(
                SocketType.DEALER,
                Optional.of(RoutingId.generated(1)),
                Map.of(),
                Mechanisms.none(),
                0,
                0));
  }
}
