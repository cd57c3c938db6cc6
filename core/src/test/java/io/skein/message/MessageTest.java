package io.skein.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageTest {
  private static final Peer PEER =
      new Peer(
          1,
          SocketType.PUSH,
          RoutingId.of("anna"),
          Endpoint.parse("tcp://127.0.0.1:1"),
          "127.0.0.1:2",
          Map.of());

  @Test
  void shouldKeepItsFramesInOrder() {
    Message message = Message.of("one", "", "drei\u00df");
    assertEquals(3, message.frameCount());
    assertEquals(List.of(Frame.of("one"), Frame.EMPTY, Frame.of("drei\u00df")), message.frames());
    assertEquals("one", message.text());
    assertEquals("drei\u00df", message.text(2));
    assertEquals(3 + 0 + 6, message.byteSize());
    assertEquals("[one, , 0x64726569c39f]", message.toString());
  }

  /** ALL-3: a message has at least one frame. */
  @Test
  void shouldHaveAtLeastOneFrame() {
    assertThrows(IllegalArgumentException.class, () -> Message.of(new String[0]));
    assertThrows(IllegalArgumentException.class, () -> Message.of(new byte[0][]));
    assertThrows(IllegalArgumentException.class, () -> Message.wrap(new byte[0][]));
    assertThrows(IllegalArgumentException.class, () -> Message.of(List.of()));
    assertEquals(1, Message.empty().frameCount());
    assertEquals(0, Message.empty().byteSize());
  }

  @Test
  void shouldCopyWithOfAndTakeOverWithWrap() {
    byte[] bytes = {'a'};
    Message copied = Message.of(bytes);
    Message taken = Message.wrap(bytes);
    bytes[0] = 'b';
    assertEquals("a", copied.text());
    assertEquals("b", taken.text());
  }

  @Test
  void shouldShowAPartOfAnArray() {
    byte[] bytes = "topic body".getBytes();
    Message message = Message.wrap(bytes, 6, 4, Message.of("rest"), PEER);
    assertEquals("body", message.text());
    assertEquals(4, message.firstSize());
    assertEquals('d', message.firstByte(2));
    assertEquals(PEER, message.peer().orElseThrow());
    assertThrows(IndexOutOfBoundsException.class, () -> message.firstByte(4));
    assertThrows(IndexOutOfBoundsException.class, () -> message.firstByte(-1));
    assertThrows(IndexOutOfBoundsException.class, () -> Message.wrap(bytes, 7, 4, null, null));
  }

  @Test
  void shouldTakeEnvelopesOnAndOffWithoutCopying() {
    Message body = Message.of("body");
    Message enveloped = body.prepend(Frame.EMPTY).prepend(Frame.of("anna"), PEER);
    assertEquals(Message.of("anna", "", "body"), enveloped);
    assertSame(PEER, enveloped.peerOrNull());
    assertSame(body, enveloped.rest().rest());
    assertTrue(enveloped.hasRest());
    assertFalse(body.hasRest());
    assertThrows(NoSuchElementException.class, body::rest);
  }

  @Test
  void shouldNameAFrameThatIsNotThere() {
    Message message = Message.of("one", "two");
    for (int index : new int[] {-1, 2, 100}) {
      IndexOutOfBoundsException e =
          assertThrows(IndexOutOfBoundsException.class, () -> message.frame(index));
      assertTrue(e.getMessage().contains("Frame " + index + " of a message of 2"), e.getMessage());
    }
  }

  /** PUB-4: prefixes are compared byte by byte, and an empty one matches everything. */
  @Test
  void shouldMatchPartsOfItsFirstFrame() {
    Message message = Message.wrap("..quotes/abc".getBytes(), 2, 8, null, null);
    assertTrue(matchesAll(message, 0, "quotes"));
    assertTrue(matchesAll(message, 6, "/a"));
    assertTrue(matchesAll(message, 8, ""));
    assertFalse(matchesAll(message, 0, "quotes/ab"));
    assertFalse(matchesAll(message, 6, "/b"));
    assertFalse(matchesAll(message, 9, ""));
    assertFalse(matchesAll(message, -1, "."));
    assertTrue(message.firstMatches(5, "..s/..".getBytes(), 2, 4));
    assertFalse(message.firstMatches(5, "..s/..".getBytes(), 1, 4));
  }

  private static boolean matchesAll(Message message, int from, String text) {
    return message.firstMatches(from, text.getBytes(), 0, text.length());
  }

  @Test
  void shouldCopyPartsOfItsFirstFrame() {
    Message message = Message.wrap("..abcdef".getBytes(), 2, 6, null, null);
    ByteBuffer target = ByteBuffer.allocate(3);
    message.copyFirstTo(target, 2, 3);
    assertArrayEquals("cde".getBytes(), target.array());
    assertThrows(IndexOutOfBoundsException.class, () -> message.copyFirstTo(target.clear(), 4, 3));
  }

  @Test
  void shouldBeEqualByItsFramesAlone() {
    Message message = Message.of("one", "two");
    assertEquals(message, Message.wrap("xone".getBytes(), 1, 3, Message.of("two"), PEER));
    assertEquals(message.hashCode(), message.withPeer(PEER).hashCode());
    assertEquals(Optional.empty(), message.withPeer(PEER).withPeer(null).peer());
    assertNotEquals(message, Message.of("one"));
    assertNotEquals(Message.of("one"), message);
    assertNotEquals(message, Message.of("onetwo"));
    assertNotEquals(message, Message.of("two", "one"));
  }
}
