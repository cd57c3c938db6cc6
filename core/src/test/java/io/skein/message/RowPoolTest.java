package io.skein.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class RowPoolTest {
  private static final int SIZE = 16;

  private final RowPool pool = RowPool.empty();

  /** A row whose messages are "ab" and "cd". */
  private Row filled() {
    Row row = pool.take(SIZE);
    System.arraycopy("abcd".getBytes(), 0, row.array(), 0, 4);
    row.add(0, 2, null);
    row.add(2, 2, null);
    return row;
  }

  @Test
  void shouldHaveNoRowsBeforeSomebodyGivesBack() {
    assertNull(pool.take(SIZE));
    pool.want();
    assertNotNull(pool.take(SIZE));
  }

  @Test
  void shouldNeverLendWhereMessagesAreKept() {
    RowPool.NONE.want();
    assertNull(RowPool.NONE.take(SIZE));
  }

  @Test
  void shouldUseARowAgainThatIsBack() {
    pool.want();
    Row row = filled();
    Message first = row.message(0);
    Message second = row.message(1);
    Row.giveBack(second);
    assertNotSame(row, pool.take(SIZE), "one is not back");
    Row.giveBack(first);
    assertSame(row, filled());
    assertSame(first, row.message(0), "the same place: the same object");
    assertEquals("cd", row.message(1).text());
  }

  @Test
  void shouldMakeAnotherMessageForAnotherPlace() {
    pool.want();
    Row row = filled();
    Message first = row.message(0);
    Row.giveBack(first);
    Row.giveBack(row.message(1));
    Row again = pool.take(SIZE);
    again.add(0, 4, null);
    assertEquals(1, again.count());
    assertEquals("abcd", again.message(0).text());
    assertEquals("ab", first.text(), "a message never changes its place");
  }

  @Test
  void shouldHoldMoreMessagesThanUsual() {
    pool.want();
    Row row = pool.take(SIZE);
    for (int i = 0; i < SIZE; i++) {
      row.array()[i] = (byte) ('a' + i);
      row.add(i, 1, null);
    }
    assertEquals(SIZE, row.count());
    for (int i = 0; i < SIZE; i++) {
      assertEquals(Character.toString('a' + i), row.message(i).text());
      assertSame(i == SIZE - 1 ? row : null, givenBack(row.message(i)));
    }
  }

  /** What is in the pool afterwards. */
  private Row givenBack(Message message) {
    Row.giveBack(message);
    Row row = pool.take(SIZE);
    return row.count() == 0 && row.array()[0] == 0 ? null : row;
  }

  /** Its bytes stay, and no row is lent before somebody asks for it again. */
  @Test
  void shouldLeaveARowToWhoKeepsAMessageOfIt() {
    pool.want();
    Row row = filled();
    Item kept = Row.kept(row.message(0));
    assertNotSame(row.message(0), kept);
    assertEquals(Message.of("ab"), kept);
    Row.giveBack(row.message(1));
    Row.giveBack(kept);
    assertNull(pool.take(SIZE));
    pool.want();
    assertNotSame(row, pool.take(SIZE));
  }

  @Test
  void shouldLeaveWhatWasNeverLent() {
    Message message = Message.of("mine");
    assertSame(message, Row.kept(message));
    assertNull(Row.kept(null));
    Row.giveBack(message);
    assertEquals("mine", message.text());
  }
}
