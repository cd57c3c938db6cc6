package io.skein.zmtp;

import static io.skein.zmtp.Conversation.frame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Frame;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.message.Subscription;
import io.skein.security.Mechanisms;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Both forms on the wire, both ways, and the limit of a peer. */
class SubscriptionsTest {

  private static Conversation publisher(int maxSubscriptions) {
    return Conversation.inTraffic(
        Conversation.settings(SocketType.XPUB, Mechanisms.none(), 1 << 20, maxSubscriptions),
        SocketType.SUB,
        1);
  }

  @Test
  void shouldSendCommandsToPeersOf31() {
    Conversation sub = Conversation.inTraffic(SocketType.SUB, SocketType.PUB, 1);
    sub.toSubscribe.add(Subscription.to(frame("A")));
    sub.toSubscribe.add(Subscription.cancel(Frame.EMPTY));
    sub.assertSends("04 0B 09 53 55 42 53 43 52 49 42 45 41  04 07 06 'CANCEL'");
  }

  @Test
  void shouldSendMessagesToPeersOf30() {
    Conversation sub = Conversation.inTraffic(SocketType.SUB, SocketType.PUB, 0);
    sub.toSubscribe.add(Subscription.to(frame("A")));
    sub.toSubscribe.add(Subscription.cancel(Frame.EMPTY));
    sub.assertSends("00 02 01 41  00 01 00");
  }

  @Test
  void shouldSendALongHeaderForATopicOf255BytesToAPeerOf30() {
    Conversation sub = Conversation.inTraffic(SocketType.SUB, SocketType.PUB, 0);
    sub.toSubscribe.add(Subscription.to(Frame.wrap(new byte[255])));
    sub.assertSends("02 0000000000000100 01" + "00".repeat(255));
  }

  @ParameterizedTest
  @CsvSource({"PUB,0", "PUB,1", "XPUB,0", "XPUB,1"})
  void shouldReadBothFormsFromPeersOfEitherVersion(SocketType type, int minor) {
    Conversation pub = Conversation.inTraffic(type, SocketType.SUB, minor);
    pub.feedOneByOne("04 0B 09 'SUBSCRIBE' 'A'  00 02 01 'B'  00 02 00 'B'  04 08 06 'CANCEL' 'A'");
    assertEquals(
        List.of(
            Subscription.to(frame("A")),
            Subscription.to(frame("B")),
            Subscription.cancel(frame("B")),
            Subscription.cancel(frame("A"))),
        pub.subscriptions);
    assertEquals(List.of(), pub.messages);
  }

  @Test
  void shouldReadOnlySingleFramesThatBeginWithZeroOrOneAsSubscriptions() {
    Conversation pub = Conversation.inTraffic(SocketType.XPUB, SocketType.XSUB, 1);
    pub.feed("00 00  00 01 02  01 01 01 00 01 'A'  01 00 00 02 01 'A'  00 01 FF");
    assertEquals(5, pub.messages.size());
    assertEquals(List.of(), pub.subscriptions);
  }

  @ParameterizedTest
  @EnumSource(
      value = SocketType.class,
      names = {"PULL", "SUB", "XSUB", "PAIR"})
  void shouldLeaveMessagesOfOtherTypesAlone(SocketType type) {
    SocketType peer =
        switch (type) {
          case PULL -> SocketType.PUSH;
          case PAIR -> SocketType.PAIR;
          default -> SocketType.PUB;
        };
    Conversation conversation = Conversation.inTraffic(type, peer, 1);
    conversation.feed("00 02 01 'A'  04 0B 09 'SUBSCRIBE' 'A'");
    assertEquals(List.of(Message.of(new byte[] {1, 'A'})), conversation.messages);
    assertEquals(List.of(), conversation.subscriptions);
  }

  @Test
  void shouldRefuseMoreDifferentPrefixesThanTheLimit() {
    Conversation pub = publisher(2);
    pub.feed("00 02 01 'A' 00 02 01 'A' 00 02 01 'B' 00 02 00 'B' 00 02 01 'C'");
    pub.feed("00 02 00 'X' 00 02 00 'A'");
    String sentence = pub.refusal("00 02 01 'D'");
    assertTrue(sentence.contains("more than 2 different prefixes"), sentence);
    assertEquals(7, pub.subscriptions.size());
  }

  @Test
  void shouldBoundTheBytesOfPrefixes() {
    Conversation pub = publisher(2);
    String prefix = "61".repeat(Wire.PREFIX_MAX);
    pub.feed("02 0000000000010001 01" + prefix);
    String sentence = pub.refusal("00 82 01" + "62".repeat(129));
    assertTrue(sentence.contains("more than 65664 bytes together"));
  }

  @Test
  void shouldRefuseAPrefixAboveTheLargest() {
    String prefix = "61".repeat(Wire.PREFIX_MAX + 1);
    assertTrue(publisher(0).refusal("02 0000000000010002 01" + prefix).contains("65537 bytes"));
    assertTrue(publisher(0).refusal("06 000000000001000B").contains("at most 65546"));
  }

  @Test
  void shouldTakeAnyNumberWithoutALimit() {
    Conversation pub = publisher(0);
    for (int i = 0; i < 1000; i++) {
      pub.feed(String.format("00 05 01 %08x", i));
    }
    assertEquals(1000, pub.subscriptions.size());
  }
}
