package io.skein.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowPoolTest {
  private final RowPool pool = RowPool.empty();

  private Row take() {
    return pool.take(Row.SIZE);
  }

  private static List<Message> messages(Row row) {
    List<Message> messages = new ArrayList<>();
    row.giveTo(messages::add);
    return messages;
  }

  /** A row whose messages are "ab" and "cd". */
  private Row filled() {
    Row row = take();
    System.arraycopy("abcd".getBytes(), 0, row.array(), 0, 4);
    row.add(0, 2, null);
    row.add(2, 2, null);
    return row;
  }

  @Test
  void shouldHaveNoRowsBeforeSomebodyGivesBack() {
    assertNull(take());
    pool.want();
    assertNotNull(take());
  }

  @Test
  void shouldNeverLendWhereMessagesAreKept() {
    RowPool.NONE.want();
    assertNull(RowPool.NONE.take(Row.SIZE));
  }

  @Test
  void shouldUseARowAgainThatIsBack() {
    pool.want();
    Row row = filled();
    List<Message> first = messages(row);
    Row.giveBack(first.get(1));
    assertNotSame(row, take(), "one is not back");
    Row.giveBack(first.get(0));
    assertSame(row, filled());
    List<Message> second = messages(row);
    assertSame(first.get(0), second.get(0), "the same place: the same object");
    assertEquals("cd", second.get(1).text());
  }

  @Test
  void shouldMakeAnotherMessageForAnotherPlace() {
    pool.want();
    Row row = filled();
    List<Message> first = messages(row);
    first.forEach(Row::giveBack);
    take().add(0, 4, null);
    assertEquals(List.of(Message.of("abcd")), messages(row));
    assertEquals("ab", first.get(0).text(), "a message never changes its place");
  }

  @Test
  void shouldMakeAnotherMessageForAnotherPeer() {
    Peer one = peer(1);
    Peer other = peer(2);
    pool.want();
    Row row = take();
    row.add(0, 2, one);
    Message first = messages(row).get(0);
    Row.giveBack(first);
    take().add(0, 2, other);
    assertSame(other, messages(row).get(0).peerOrNull());
    assertSame(one, first.peerOrNull());
  }

  private static Peer peer(int number) {
    return new Peer(
        number,
        SocketType.PUSH,
        RoutingId.generated(number),
        new Endpoint("tcp", "127.0.0.1:5555"),
        "127.0.0.1:40000",
        Map.of());
  }

  @Test
  void shouldHoldMoreMessagesThanUsual() {
    pool.want();
    Row row = take();
    for (int i = 0; i < 26; i++) {
      row.array()[i] = (byte) ('a' + i);
      row.add(i, 1, null);
    }
    List<Message> messages = messages(row);
    assertEquals(
        "abcdefghijklmnopqrstuvwxyz",
        String.join("", messages.stream().map(Message::text).toList()));
    messages.subList(1, 26).forEach(Row::giveBack);
    assertNotSame(row, take());
    Row.giveBack(messages.get(0));
    assertSame(row, take());
  }

  /** Its bytes stay, and no row is lent before somebody asks for it again. */
  @Test
  void shouldLeaveARowToWhoKeepsAMessageOfIt() {
    pool.want();
    Row row = filled();
    List<Message> lent = messages(row);
    Item kept = Row.kept(lent.get(0));
    assertTrue(Row.isLent(lent.get(0)));
    assertFalse(Row.isLent(kept));
    assertEquals(Message.of("ab"), kept);
    Row.giveBack(lent.get(1));
    Row.giveBack(kept);
    assertNull(take());
    pool.want();
    assertNotSame(row, take());
  }

  @Test
  void shouldLeaveWhatWasNeverLent() {
    Message message = Message.of("mine");
    assertSame(message, Row.kept(message));
    assertNull(Row.kept(null));
    Row.giveBack(message);
    assertEquals("mine", message.text());
  }

  /** A lane full of messages that came one by one would hold an array for each. */
  @Test
  void shouldMakeFewRowsForLittle() {
    pool.want();
    Row last = null;
    int made = 0;
    for (Row row = pool.take(1); row != null; row = pool.take(1)) {
      last = row;
      made++;
    }
    assertTrue(made > 0 && made < 100, "made " + made);
    assertNotNull(take(), "one that is filled well is made at any time");
    last.add(0, 1, null);
    messages(last).forEach(Row::giveBack);
    assertSame(last, pool.take(1), "what is there is used for anything");
  }
}
