package io.skein.zmtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.message.Row;
import io.skein.message.RowPool;
import io.skein.message.SocketType;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Arrays that are used again: whatever is given back, kept or dropped, no message ever changes. */
class LentMessagesPropertiesTest {
  private final RowPool pool = RowPool.empty();

  private Conversation conversation() {
    Conversation conversation = Conversation.inTraffic(SocketType.PULL, SocketType.PUSH, 1);
    conversation.rows = pool;
    return conversation;
  }

  /** A message of that many bytes, all of them its number's. */
  private static Message numbered(int number, int size) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) number);
    return Message.wrap(bytes);
  }

  private static void encode(Message message, ByteArrayOutputStream wire) {
    byte[] body = message.first().toByteArray();
    if (body.length <= Wire.SHORT_SIZE_MAX) {
      wire.write(0);
      wire.write(body.length);
    } else {
      wire.write(Wire.LONG);
      wire.writeBytes(new byte[] {0, 0, 0, 0, 0, 0});
      wire.write(body.length >> 8);
      wire.write(body.length);
    }
    wire.writeBytes(body);
  }

  /**
   * Two connections of one socket read in turn; of what waits, each time some is given back, some
   * kept and some dropped.
   */
  @Property(tries = 300)
  void shouldNeverChangeAMessageBeforeItIsBack(
      @ForAll @Size(min = 1, max = 120) List<@IntRange(max = 300) Integer> sizes,
      @ForAll @IntRange(min = 1, max = 40) int atOnce,
      @ForAll long seed) {
    Random random = new Random(seed);
    Conversation[] connections = {conversation(), conversation()};
    List<Message> expectedKept = new ArrayList<>();
    List<Item> kept = new ArrayList<>();
    Deque<Message> expected = new ArrayDeque<>();
    Deque<Message> waiting = new ArrayDeque<>();
    pool.want();
    for (int from = 0; from < sizes.size(); from += atOnce) {
      ByteArrayOutputStream wire = new ByteArrayOutputStream();
      for (int i = from; i < Math.min(sizes.size(), from + atOnce); i++) {
        Message message = numbered(i, sizes.get(i));
        expected.add(message);
        encode(message, wire);
      }
      Conversation connection = connections[random.nextInt(2)];
      connection.feed(Hex.text(wire.toByteArray()));
      waiting.addAll(connection.messages);
      connection.messages.clear();
      for (int left = random.nextInt(waiting.size() + 1); left > 0; left--) {
        Message message = waiting.remove();
        assertEquals(expected.peek(), message);
        switch (random.nextInt(8)) {
          case 0 -> {
            kept.add(Row.kept(message));
            expectedKept.add(expected.peek());
            pool.want();
          }
          case 1 -> {} // Dropped, as a SUB does.
          default -> Row.giveBack(message);
        }
        expected.remove();
      }
    }
    assertEquals(List.copyOf(expected), List.copyOf(waiting));
    assertEquals(expectedKept, kept);
  }

  /** What remains of a longer run in an array is not taken for messages. */
  @Test
  void shouldNotReadWhatIsLeftInAnArray() {
    pool.want();
    Conversation conversation = conversation();
    conversation.feed("00 02 'ab' 00 02 'cd' 00 02 'ef'");
    assertEquals(
        List.of(Message.of("ab"), Message.of("cd"), Message.of("ef")), conversation.messages);
    conversation.messages.forEach(Row::giveBack);
    conversation.messages.clear();
    conversation.feed("00 02 'gh'");
    assertEquals(List.of(Message.of("gh")), conversation.messages);
  }

  /** The array and the message of a row that is back serve the next one. */
  @Test
  void shouldMakeNothingForTheSameAgain() {
    pool.want();
    Conversation conversation = conversation();
    conversation.feed("00 02 'ab'");
    Message first = conversation.messages.remove(0);
    Row.giveBack(first);
    conversation.feed("00 02 'cd'");
    assertTrue(first == conversation.messages.get(0), "the same object");
    assertEquals("cd", first.text());
  }
}
